package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a Connection header names goes no further than that connection, except for what frames a body. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class HopByHopTest {

    private static TestAlb start(RawTarget target) {
        Routings routings = new Routings();
        return new TestAlb(routings.listener(80, routings.group("shop", target.port())));
    }

    @Test
    void request_nominatedHeaders_areNotForwarded() {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-One: 1\r\nConnection: x-ONE , X-Two\r\nX-Two: 2\r\n"
                    + "X-Three: 3\r\nConnection: X-Four\r\nX-Four: 4\r\nX-Fo: 5\r\n\r\n");

            assertThat(client.read().header("Connection")).isEqualTo("keep-alive");
            assertThat(target.requests().get(0))
                    .doesNotContainIgnoringCase("connection")
                    .doesNotContain("X-One", "X-Two", "X-Four")
                    .contains("\r\nX-Three: 3\r\n", "\r\nX-Fo: 5\r\n");
        }
    }

    @Test
    void request_nominatedFraming_staysSoThatTheBodyIsNoRequest() {
        try (RawTarget target = new RawTarget(connection -> {
                    String head = connection.readRequest();
                    while (head != null) {
                        int length = head.contains("Content-Length: 5") ? 5 : 0;
                        String body = new String(connection.readExactly(length), StandardCharsets.US_ASCII);
                        connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n" + body);
                        head = connection.readRequest();
                    }
                });
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n"
                    + "Connection: Content-Length, Host, X-Forwarded-For\r\n\r\nGET /");

            assertThat(client.read().body()).isEqualTo("GET /");
            assertThat(client.get("/next").status()).isEqualTo(200);
            assertThat(target.requests().get(0)).contains("\r\nHost: a", "\r\nX-Forwarded-For: 127.0.0.1\r\n");
            assertThat(target.requests()).hasSize(2);
        }
    }

    @Test
    void response_nominatedHeaders_areNotForwarded() {
        try (RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nX-One: 1\r\nConnection: X-One, x-two\r\n"
                        + "X-Two: 2\r\nX-Three: 3\r\nKeep-Alive: timeout=5\r\nContent-Length: 2\r\n\r\nok");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.head())
                    .doesNotContain("X-One", "X-Two", "Keep-Alive:")
                    .contains("\r\nX-Three: 3\r\n");
            assertThat(answer.header("Connection")).isEqualTo("keep-alive");
            assertThat(answer.body()).isEqualTo("ok");
            assertThat(client.get("/").body()).isEqualTo("ok");
            assertThat(target.connections()).isEqualTo(1);
        }
    }

    @Test
    void response_nominatedFraming_staysSoThatTheClientFindsTheEnd() {
        try (RawTarget target = RawTarget.answering(
                        "HTTP/1.1 200 OK\r\nConnection: Content-Length\r\nContent-Length: 2\r\n\r\nok");
                TestAlb alb = start(target);
                RawClient client = alb.client()) {
            Answer answer = client.get("/");

            assertThat(answer.header("Content-Length")).isEqualTo("2");
            assertThat(answer.header("Connection")).isEqualTo("keep-alive");
            assertThat(client.get("/").body()).isEqualTo("ok");
        }
    }
}
