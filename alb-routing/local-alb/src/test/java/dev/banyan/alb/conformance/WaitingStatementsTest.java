package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.Protocol;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that no row can express: functions that take their time, and clients of other kinds. */
@SuppressWarnings("StringConcatToTextBlock") // Lines of requests end with CR LF.
class WaitingStatementsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    @Proves("R-4.1-09")
    void function_longerThanTheIdleTimeout_isWaitedFor() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings.listener(80, routings.function("orders", true))
                        .rule(80, 1, "/ping", Routings.text("pong")));
                RawClient client = alb.client();
                RawClient other = alb.client()) {
            CompletableFuture<LambdaOutcome> held = alb.invoker().hold();
            client.send("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
            TestAlb.await(() -> alb.invoker().invocations().size() == 1);
            for (int minute = 0; minute < 15; minute++) {
                alb.pass(Duration.ofSeconds(50));
                assertThat(other.get("/ping").body()).isEqualTo("pong");
            }
            held.complete(FakeInvoker.document("{\"statusCode\":200,\"body\":\"late\"}"));

            assertThat(client.read().body()).isEqualTo("late");
        }
    }

    @Test
    @Proves("R-3.5-05")
    void function_deregisteredWhileItWorks_answersNobody() {
        Routings routings = new Routings();
        try (TestAlb alb = new TestAlb(routings.listener(80, routings.function("orders", true)));
                RawClient client = alb.client()) {
            CompletableFuture<LambdaOutcome> held = alb.invoker().hold();
            client.send("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
            TestAlb.await(() -> alb.invoker().invocations().size() == 1);
            alb.alb().update(new Routings().listener(80, Routings.text("gone")).build());
            held.complete(FakeInvoker.document("{\"statusCode\":200}"));

            assertThat(client.read().status()).isEqualTo(502);
            assertThat(client.get("/").body()).isEqualTo("gone");
            assertThat(alb.log(2)).hasSize(2);
        }
    }

    @Test
    @Proves("R-6.4-07")
    void handshake_thatFails_isCounted() throws IOException {
        try (TestAlb alb = new TestAlb(new Routings().listener(443, Protocol.HTTPS, Routings.text("ok")));
                RawClient client = new RawClient(alb.port(443))) {
            client.send("GET / HTTP/1.1\r\nHost: a.test\r\n\r\n");
            client.readToEnd();

            TestAlb.await(() -> alb.alb()
                    .metrics()
                    .prometheus()
                    .lines()
                    .anyMatch(line -> line.startsWith("ClientTLSNegotiationErrorCount") && line.endsWith(" 1")));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, X-Forwarded-For: ::1", "true, X-Forwarded-For: [::1]:"})
    @Proves("R-5.3-09")
    void peer_ofIpv6_isNamed(boolean port, String expected) throws IOException {
        InetAddress loopback = NetUtil.LOCALHOST6;
        Routings routings = new Routings().attribute("routing.http.xff_client_port.enabled", Boolean.toString(port));
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(
                        routings.listener(80, routings.group("shop", target.port()))
                                .build(),
                        builder -> builder.bindAddress(loopback));
                RawClient client = new RawClient(new Socket(loopback, alb.port(80)))) {
            assertThat(client.get("/").body()).isEqualTo("ok");

            String line = expected + (port ? client.socket().getLocalPort() : "");
            assertThat(target.requests().get(0)).contains("\r\n" + line + "\r\n");
        }
    }
}
