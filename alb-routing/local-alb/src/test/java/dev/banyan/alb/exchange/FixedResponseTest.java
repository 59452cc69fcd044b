package dev.banyan.alb.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.FixedResponseAction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fixed responses over a real listener. */
class FixedResponseTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            200 | text/plain             | hello    | HTTP/1.1 200 OK                              | text/plain; charset=utf-8 | 5
            200 | none                   | hello    | HTTP/1.1 200 OK                              | text/plain; charset=utf-8 | 5
            503 | text/html              | <p>      | HTTP/1.1 503 Service Temporarily Unavailable | text/html; charset=utf-8  | 3
            404 | text/css               | a{}      | HTTP/1.1 404 Not Found                       | text/css; charset=utf-8   | 3
            400 | application/json       | {}       | HTTP/1.1 400 Bad Request                     | application/json          | 2
            299 | application/javascript | x()      | HTTP/1.1 299 Success                         | application/javascript    | 3
            500 | text/plain             | \u00e4\u20ac | HTTP/1.1 500 Internal Server Error       | text/plain; charset=utf-8 | 5
            599 | text/plain             | ''       | HTTP/1.1 599 Server Error                    | text/plain; charset=utf-8 | 0
            """)
    void answer_anyStatusAndType_isServed(
            int status, @Nullable String type, String body, String line, String served, int length) {
        try (TestAlb alb = new TestAlb(new Routings().listener(80, new FixedResponseAction(status, type, body)));
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.head()).startsWith(line + "\r\n");
            assertThat(answer.head().lines().map(header -> header.split(":")[0]).skip(1))
                    .containsExactlyInAnyOrder("Server", "Date", "Content-Type", "Content-Length", "Connection", "");
            assertThat(answer.header("Content-Type")).isEqualTo(served);
            assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(length));
            assertThat(answer.header("Connection")).isEqualTo("keep-alive");
            assertThat(answer.body()).isEqualTo(body);
            assertThat(client.get("/").status()).isEqualTo(status);
            assertThat(alb.log(2).get(1))
                    .contains(" - -1 -1 -1 " + status + " - ")
                    .contains("\"fixed-response\"");
        }
    }
}
