package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawClient.Answer;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that never reach a rule, byte for byte on a real listener. */
@SuppressWarnings("StringConcatToTextBlock") // Lines end with CR LF.
class BadRequestTest {

    private static TestAlb alb;

    @BeforeAll
    static void start() {
        alb = new TestAlb(new Routings().listener(80, Routings.text("ok")));
    }

    @AfterAll
    static void stop() {
        alb.close();
    }

    /** {@code ~} stands for CR LF, {@code ^} for CR alone, {@code @} for LF alone, {@code 0} in braces for NUL. */
    private static String bytes(String request) {
        return request.replace("~", "\r\n")
                .replace("^", "\r")
                .replace("@", "\n")
                .replace("{0}", "\0")
                .replace("{1}", "\1")
                .replace("{t}", "\t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # request line and version
            get / HTTP/1.1~Host: a~~                                                        | 400
            G{1}T / HTTP/1.1~Host: a~~                                                      | 400
            GET /~~                                                                         | 400
            GET / HTTP/1.1 HTTP/1.1~Host: a~~                                               | 400
            GET / HTTQ/1.1~Host: a~~                                                        | 400
            GET / HTTP/2.0~Host: a~~                                                        | 505
            GET / HTTP/1.2~Host: a~~                                                        | 200
            GET /a b HTTP/1.1~Host: a~~                                                     | 200
            GET / HTTP/1.1@Host: a@@                                                        | 200
            CONNECT a:443 HTTP/1.1~Host: a~~                                                | 400
            OPTIONS * HTTP/1.1~Host: a~~                                                    | 200
            GET * HTTP/1.1~Host: a~~                                                        | 400
            TRACE / HTTP/1.1~Host: a~~                                                      | 405
            # path
            GET /a{0}b HTTP/1.1~Host: a~~                                                   | 400
            GET /a^b HTTP/1.1~Host: a~~                                                     | 400
            GET /%00 HTTP/1.1~Host: a~~                                                     | 400
            GET /%4 HTTP/1.1~Host: a~~                                                      | 400
            GET /%zz HTTP/1.1~Host: a~~                                                     | 400
            GET /%0a HTTP/1.1~Host: a~~                                                     | 200
            GET /../x HTTP/1.1~Host: a~~                                                    | 400
            GET /%2e%2e/x HTTP/1.1~Host: a~~                                                | 400
            GET /a/../x HTTP/1.1~Host: a~~                                                  | 200
            GET /a/../../x HTTP/1.1~Host: a~~                                               | 400
            GET %2fx HTTP/1.1~Host: a~~                                                     | 400
            GET /%2fx HTTP/1.1~Host: a~~                                                    | 200
            GET /x?a=%zz HTTP/1.1~Host: a~~                                                 | 200
            GET http://b/x HTTP/1.1~Host: a~~                                               | 200
            # host
            GET / HTTP/1.1~~                                                                | 400
            GET / HTTP/1.1~Host:~~                                                          | 400
            GET / HTTP/1.1~Host: a b~~                                                      | 400
            GET / HTTP/1.0~~                                                                | 200
            # headers
            GET / HTTP/1.1~Host: a~A: x^y~~                                                 | 400
            GET / HTTP/1.1~Host: a~A: x{0}y~~                                               | 400
            GET / HTTP/1.1~Host: a~A: x{1}y~~                                               | 200
            GET / HTTP/1.1~Host: a~A: x{t}y~~                                               | 200
            GET / HTTP/1.1~Host: a~nocolon~~                                                | 200
            GET / HTTP/1.1~Host: a~: x~~                                                    | 200
            GET / HTTP/1.1~Host: a~A: x~ y~~                                                | 200
            # framing
            POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x                  | 200
            POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~x                  | 400
            POST / HTTP/1.1~Host: a~Content-Length: 1,1~~x                                  | 400
            POST / HTTP/1.1~Host: a~Content-Length: +1~~x                                   | 400
            POST / HTTP/1.1~Host: a~Content-Length: -1~~x                                   | 400
            POST / HTTP/1.1~Host: a~Content-Length: 1.5~~x                                  | 400
            POST / HTTP/1.1~Host: a~Content-Length:~~x                                      | 400
            POST / HTTP/1.1~Host: a~Content-Length:~ 1~~x                                   | 400
            POST / HTTP/1.1~Host: a~Content-Length: 18446744073709551616~~x                 | 400
            POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 9~~0~~       | 200
            POST / HTTP/1.1~Host: a~Transfer-Encoding: xchunked~~                           | 400
            POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked~~                   | 400
            POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, identity~~                  | 400
            POST / HTTP/1.1~Host: a~Transfer-Encoding:~ chunked~~                           | 400
            POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~                               | 501
            POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip, chunked~~0~~                   | 501
            POST / HTTP/1.1~Host: a~Transfer_Encoding: chunked~~                            | 200
            GET / HTTP/1.1~Host: a~Content-Length: 0~~                                      | 200
            GET / HTTP/1.1~Host: a~Content-Length: 1~~x                                     | 200
            """)
    void request_bytes_haveTheirStatus(String request, int status) {
        try (RawClient client = alb.client()) {
            client.send(bytes(request));

            assertThat(client.read().status()).isEqualTo(status);
        }
    }

    /** After these, servers might not agree where the next request starts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x
            POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 9~~0~~
            POST / HTTP/1.1~Host: a~Transfer_Encoding: chunked~~
            POST / HTTP/1.1~Host: a~Transfer-Encoding : chunked~~
            GET / HTTP/1.1~Host: a~Content-Length: 1~~x
            GET / HTTP/1.1~Host: a~A: x~ y~~
            GET / HTTP/1.1~Host: a~nocolon~~
            get / HTTP/1.1~Host: a~~
            """)
    void request_ambiguousOrBad_closesTheConnection(String request) {
        try (RawClient client = alb.client()) {
            client.send(bytes(request));

            assertThat(client.read().header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TRACE / HTTP/1.1~Host: a~Content-Length: 30~~                                   | 405
            TRACE / HTTP/1.1~Host: a~Content-Length: 30~X: y~~                              | 405
            """)
    void refused_withBody_bodyIsNoRequest(String head, int status) {
        try (RawClient client = alb.client()) {
            client.send(bytes(head + "GET /x HTTP/1.1~Host: a~X: y") + "GET /y HTTP/1.1\r\nHost: a\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(status);
            assertThat(client.read().body()).isEqualTo("ok");
            assertThat(client.send("GET /z HTTP/1.0\r\n\r\n").read().body()).isEqualTo("ok");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void page_badRequest_isExact() {
        try (RawClient client = alb.client()) {
            Answer answer = client.send("GET / HTTP/1.1\r\n\r\n").read();

            assertThat(answer.head())
                    .matches("HTTP/1\\.1 400 Bad Request\r\nServer: awselb/2\\.0\r\nDate: [^\r]+ GMT\r\n"
                            + "Content-Type: text/html\r\nContent-Length: 122\r\nConnection: close\r\n\r\n");
            assertThat(answer.body())
                    .isEqualTo("<html>\r\n<head><title>400 Bad Request</title></head>\r\n<body>\r\n"
                            + "<center><h1>400 Bad Request</h1></center>\r\n</body>\r\n</html>\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"16383,200", "16384,200", "16390,414", "40000,414"})
    void requestLine_length_isLimited(int length, int status) {
        String line = "GET /" + "x".repeat(length - "GET / HTTP/1.1".length() - 1) + " HTTP/1.1";
        try (RawClient client = alb.client()) {
            client.send(line + "\r\nHost: a\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"16000,200", "16384,400", "70000,400"})
    void header_length_isLimited(int length, int status) {
        try (RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(length - 5) + "\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"60,200", "66,400"})
    void headers_total_isLimitedTo64Kilobytes(int lines, int status) {
        try (RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n" + ("X: " + "x".repeat(1019) + "\r\n").repeat(lines) + "\r\n");

            assertThat(client.read().status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @CsvSource({"30,200", "31,463"})
    void forwardedFor_addresses_areLimitedTo30(int addresses, int status) {
        try (RawClient client = alb.client()) {
            String list = "1.1.1.1, ".repeat(addresses - 1) + "1.1.1.1";
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: " + list + "\r\n\r\n");

            assertThat(client.read().status()).isEqualTo(status);
        }
    }
}
