package dev.banyan.alb.listener;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The attributes of a load balancer that change what is forwarded or answered, over a real listener. */
class LoadBalancerAttributesTest {

    private final RawTarget target = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    private final Routings routings = new Routings();

    @AfterEach
    void stop() {
        target.close();
    }

    private TestAlb start() {
        return new TestAlb(routings.listener(80, routings.group("shop", target.port())));
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.startsWith(name + ": ")) {
                return line.substring(name.length() + 2);
            }
        }
        return "absent";
    }

    /** PORT is the client's own port. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            append   | false | ''                   | 127.0.0.1
            append   | false | 127.0.0.4            | 127.0.0.4, 127.0.0.1
            append   | true  | ''                   | 127.0.0.1:PORT
            append   | true  | 127.0.0.4            | 127.0.0.4, 127.0.0.1:PORT
            preserve | false | ''                   | absent
            preserve | true  | 127.0.0.4, 127.0.0.8 | 127.0.0.4, 127.0.0.8
            remove   | true  | 127.0.0.4            | absent
            remove   | false | ''                   | absent
            """)
    void forwardedFor_modeAndPort(String mode, boolean port, String incoming, String expected) {
        routings.attribute("routing.http.xff_header_processing.mode", mode)
                .attribute("routing.http.xff_client_port.enabled", Boolean.toString(port));
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\n"
                            + (incoming.isEmpty() ? "" : "X-Forwarded-For: " + incoming + "\r\n") + "\r\n")
                    .read();

            assertThat(header(target.requests().get(0), "X-Forwarded-For"))
                    .isEqualTo(expected.replace(
                            "PORT", Integer.toString(client.socket().getLocalPort())));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, a.test:PORT", "true, A.test:99"})
    void host_preserved_isUntouched(boolean preserve, String expected) {
        routings.attribute("routing.http.preserve_host_header.enabled", Boolean.toString(preserve));
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: A.test:99\r\n\r\n").read();
            client.send("GET / HTTP/1.1\r\nHost: A.test\r\n\r\n").read();

            assertThat(header(target.requests().get(preserve ? 0 : 1), "Host"))
                    .isEqualTo(expected.replace("PORT", Integer.toString(alb.port(80))));
        }
    }

    @Test
    void host_http10WithoutHost_isTheLoadBalancersName() {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.0\r\n\r\n").read();

            assertThat(header(target.requests().get(0), "Host")).isEqualTo("shop-1.eu-west-1.elb.amazonaws.com");
            assertThat(target.requests().get(0)).startsWith("GET / HTTP/1.1\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void invalidNames_dropped(boolean drop, boolean forwarded) {
        routings.attribute("routing.http.drop_invalid_header_fields.enabled", Boolean.toString(drop));
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX_Foo: 1\r\nX-Foo: 2\r\n\r\n")
                    .read();

            assertThat(target.requests().get(0).contains("X_Foo: 1")).isEqualTo(forwarded);
            assertThat(target.requests().get(0)).contains("X-Foo: 2");
        }
    }

    /** A GET with a length of 0 is acceptable, one with a body is ambiguous, two different lengths are severe. */
    @ParameterizedTest
    @CsvSource({
        "monitor, 0, 200, keep-alive",
        "monitor, 1, 200, keep-alive",
        "monitor, 1 and 2, 400, close",
        "defensive, 0, 200, keep-alive",
        "defensive, 1, 200, close",
        "defensive, 1 and 2, 400, close",
        "strictest, 0, 400, close",
        "strictest, 1, 400, close",
        "strictest, 1 and 2, 400, close",
    })
    void desyncMode_decides(String mode, String length, int status, String connection) {
        routings.attribute("routing.http.desync_mitigation_mode", mode);
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            RawClient.Answer answer = client.send("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: "
                            + length.replace(" and ", "\r\nContent-Length: ") + "\r\n\r\n"
                            + (length.startsWith("1") ? "x" : ""))
                    .read();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Connection")).isEqualTo(connection);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "60, 61", "4000, 4001"})
    void idleTimeout_silentClient_isClosed(int timeout, int seconds) {
        routings.attribute("idle_timeout.timeout_seconds", Integer.toString(timeout));
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.get("/");
            alb.log(1);
            alb.pass(Duration.ofSeconds(timeout).minusMillis(500));
            client.get("/");
            alb.log(2); // The connection waits from now on.
            alb.pass(Duration.ofSeconds(seconds));

            assertThat(client.isClosed()).isTrue();
        }
    }

    /** The next request after the time is answered, and its answer closes the connection. */
    @Test
    void clientKeepAlive_oldConnection_isClosedWithItsNextAnswer() {
        routings.attribute("client_keep_alive.seconds", "60").attribute("idle_timeout.timeout_seconds", "4000");
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.get("/");
            alb.pass(Duration.ofSeconds(59));
            assertThat(client.get("/").header("Connection")).isEqualTo("keep-alive");
            alb.pass(Duration.ofSeconds(1));

            assertThat(client.get("/").header("Connection")).isEqualTo("close");
            assertThat(client.isClosed()).isTrue();
        }
    }

    @Test
    void forwardedProtoAndPort_ofTheClient_areOverwritten() {
        try (TestAlb alb = start();
                RawClient client = alb.client()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 1\r\n\r\n")
                    .read();

            String request = target.requests().get(0);
            assertThat(header(request, "X-Forwarded-Proto")).isEqualTo("http");
            assertThat(header(request, "X-Forwarded-Port")).isEqualTo(Integer.toString(alb.port(80)));
            assertThat(request.split("X-Forwarded-Port")).hasSize(2);
        }
    }
}
