package dev.banyan.alb.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.support.CheckedServer;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.StatusMatcher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Health checks of ip targets, with the clock in the hands of the test. */
class HealthCheckTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private static HealthCheck check(Protocol protocol, @Nullable Integer port, String path, String codes) {
        return new HealthCheck(
                true, protocol, port, path, INTERVAL, Duration.ofSeconds(5), 3, 2, StatusMatcher.parse(codes));
    }

    private static TestAlb start(HealthCheck check, Integer... ports) {
        Routings routings = new Routings();
        return new TestAlb(routings.listener(80, routings.group("shop", check, ports)));
    }

    private static String health(TestAlb alb) {
        TargetHealth health = alb.alb().targetHealth(Routings.groupArn("shop")).get(0);
        return health.state().apiName() + " " + health.reason() + " " + health.description();
    }

    private static void awaitHealth(TestAlb alb, String state) {
        TestAlb.await(() -> health(alb).startsWith(state + " "));
    }

    /** Lets the next check happen, and its answer arrive. */
    private static void next(TestAlb alb, CheckedServer server) {
        int before = server.checks().size();
        alb.pass(INTERVAL);
        TestAlb.await(() -> server.checks().size() > before && server.closed() > before);
    }

    @Test
    @Proves({"R-3.2-07", "R-3.2-08"})
    void request_isExactlyThis_onAConnectionOfItsOwn() {
        try (CheckedServer server = new CheckedServer(CheckedServer.OK);
                TestAlb alb = start(check(Protocol.HTTP, null, "/ready?deep=1", "200"), server.port())) {
            awaitHealth(alb, "healthy");
            next(alb, server);

            assertThat(server.checks())
                    .hasSize(2)
                    .containsOnly("GET /ready?deep=1 HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                            + "\r\nConnection: close\r\nUser-Agent: ELB-HealthChecker/2.0\r\n"
                            + "Accept-Encoding: gzip, compressed\r\n\r\n");
            assertThat(server.closed()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | HTTP/1.1 200 OK | healthy",
                "200 | HTTP/1.0 200 | healthy",
                "200 | HTTP/1.1 103 Early Hints##HTTP/1.1 200 OK | healthy",
                "200-299,302 | HTTP/1.1 302 Found | healthy",
                "200-299,302 | HTTP/1.1 204 No Content | healthy",
                "200-299,302 | HTTP/1.1 303 See Other"
                        + " | unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [303]",
                "200 | HTTP/1.1 500 No"
                        + " | unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [500]",
                "200 | HTTP/1.1 101 Switching Protocols"
                        + " | unhealthy Target.ResponseCodeMismatch Health checks failed with these codes: [101]",
                "200 | SSH-2.0-OpenSSH | unhealthy Target.FailedHealthChecks Health checks failed",
            })
    @Proves("R-3.2-05")
    void answer_decides(String codes, String answer, String expected) {
        String bytes = answer.strip().replace("##", "\r\n\r\n") + "\r\n\r\n";
        try (CheckedServer server = new CheckedServer(bytes);
                TestAlb alb = start(check(Protocol.HTTP, null, "/", codes.strip()), server.port())) {
            TestAlb.await(() -> server.closed() == 1);
            next(alb, server);

            TestAlb.await(() -> health(alb).strip().equals(expected));
        }
    }

    @Test
    void noAnswer_isATimeout() {
        try (CheckedServer server = new CheckedServer(CheckedServer.SILENCE);
                TestAlb alb = start(check(Protocol.HTTP, null, "/", "200"), server.port())) {
            for (int check = 1; check <= 2; check++) {
                int number = check;
                TestAlb.await(() -> server.checks().size() == number);
                assertThat(server.closed()).isEqualTo(number - 1);
                alb.pass(Duration.ofSeconds(5));
                TestAlb.await(() -> server.closed() == number);
                alb.pass(INTERVAL.minusSeconds(5));
            }

            TestAlb.await(() -> health(alb).equals("unhealthy Target.Timeout Request timed out"));
        }
    }

    @Test
    void noListener_failsTheCheck() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (TestAlb alb = start(check(Protocol.HTTP, null, "/", "200"), port)) {
            TestAlb.await(
                    () -> health(alb).equals("initial Elb.InitialHealthChecking Initial health checks in progress"));
            alb.pass(INTERVAL);
            TestAlb.await(() -> health(alb).equals("unhealthy Target.FailedHealthChecks Health checks failed"));
        }
    }

    @Test
    void target_withoutTls_failsTheCheckOfHttps() {
        try (CheckedServer server = new CheckedServer(CheckedServer.SILENCE);
                TestAlb alb = start(check(Protocol.HTTPS, null, "/", "200"), server.port())) {
            assertThat(health(alb)).isEqualTo("initial Elb.RegistrationInProgress Target registration is in progress");
            TestAlb.await(() -> {
                alb.pass(Duration.ofSeconds(5));
                return health(alb).equals("unhealthy Target.Timeout Request timed out");
            });
        }
    }

    @Test
    void port_ofItsOwn_isAskedAndNamed() {
        try (CheckedServer traffic = new CheckedServer("HTTP/1.1 500 No\r\n\r\n");
                CheckedServer checks = new CheckedServer(CheckedServer.OK);
                TestAlb alb = start(check(Protocol.HTTP, checks.port(), "/", "200"), traffic.port())) {
            awaitHealth(alb, "healthy");

            assertThat(checks.checks().get(0)).contains("\r\nHost: 127.0.0.1:" + checks.port() + "\r\n");
            assertThat(traffic.checks()).isEmpty();
        }
    }

    /** A new target needs one pass; later as many in a row as the thresholds say. */
    @Test
    @Proves({"R-3.2-12", "R-3.2-13"})
    void thresholds_countInARow() {
        try (CheckedServer server = new CheckedServer(CheckedServer.OK);
                TestAlb alb = start(check(Protocol.HTTP, null, "/", "200"), server.port())) {
            awaitHealth(alb, "healthy");

            server.answer("HTTP/1.1 503 No\r\n\r\n");
            next(alb, server);
            assertThat(health(alb)).startsWith("healthy ");
            next(alb, server);
            awaitHealth(alb, "unhealthy");

            server.answer(CheckedServer.OK);
            next(alb, server);
            next(alb, server);
            assertThat(health(alb)).startsWith("unhealthy Target.ResponseCodeMismatch ");
            next(alb, server);
            awaitHealth(alb, "healthy");
        }
    }

    @Test
    @Proves({"R-3.2-10", "R-6.1-34"})
    void checks_areNeitherLoggedNorCounted() {
        try (CheckedServer server = new CheckedServer(CheckedServer.OK);
                TestAlb alb = start(check(Protocol.HTTP, null, "/", "200"), server.port());
                RawClient client = alb.client()) {
            awaitHealth(alb, "healthy");
            next(alb, server);
            assertThat(client.get("/only").status()).isEqualTo(200);

            assertThat(alb.log(1)).hasSize(1).first().asString().contains("/only ");
        }
    }

    @Test
    void group_ofNoRule_isUnusedAndNotChecked() {
        try (CheckedServer server = new CheckedServer(CheckedServer.OK)) {
            HealthCheck check = check(Protocol.HTTP, null, "/", "200");
            Routings unused = new Routings();
            unused.group("shop", check, server.port());
            try (TestAlb alb = new TestAlb(unused.listener(80, Routings.text("x")))) {
                String notInUse = "unused Target.NotInUse"
                        + " Target group is not configured to receive traffic from the load balancer";
                assertThat(health(alb)).isEqualTo(notInUse);

                Routings used = new Routings();
                alb.alb()
                        .update(used.listener(80, used.group("shop", check, server.port()))
                                .build());
                awaitHealth(alb, "healthy");
                assertThat(server.checks()).hasSize(1);

                Routings again = new Routings();
                again.group("shop", check, server.port());
                alb.alb().update(again.listener(80, Routings.text("x")).build());
                assertThat(health(alb)).isEqualTo(notInUse);
            }
        }
    }

    @Test
    void allUnhealthy_stillGetRequests() {
        try (CheckedServer server = new CheckedServer("HTTP/1.1 500 No\r\n\r\n");
                TestAlb alb = start(check(Protocol.HTTP, null, "/", "200"), server.port());
                RawClient client = alb.client()) {
            TestAlb.await(() -> server.closed() == 1);
            next(alb, server);
            awaitHealth(alb, "unhealthy");

            assertThat(client.get("/").status()).isEqualTo(200);
        }
    }

    @Test
    void changedCheck_isUsedFromTheNextOneOn() {
        try (CheckedServer server = new CheckedServer("HTTP/1.1 404 No\r\n\r\n");
                TestAlb alb = start(check(Protocol.HTTP, null, "/", "404"), server.port())) {
            awaitHealth(alb, "healthy");

            Routings changed = new Routings();
            alb.alb()
                    .update(changed.listener(
                                    80, changed.group("shop", check(Protocol.HTTP, null, "/new", "200"), server.port()))
                            .build());
            assertThat(health(alb)).startsWith("healthy ");
            next(alb, server);
            next(alb, server);

            awaitHealth(alb, "unhealthy");
            assertThat(server.checks().get(2)).startsWith("GET /new HTTP/1.1\r\n");
        }
    }
}
