package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawConnection;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.HealthCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is under way at targets is counted exactly, however it ends: else a target would never be chosen again. */
class RequestsUnderWayTest {

    private static final Map<String, String> LEAST =
            Map.of("load_balancing.algorithm.type", "least_outstanding_requests");

    /** One permit lets one slow answer of the first target go on. */
    private final Semaphore answers = new Semaphore(0);

    private final RawTarget first = new RawTarget(this::serve);
    private final RawTarget second = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond");

    @AfterEach
    void closeAll() {
        answers.release(100);
        first.close();
        second.close();
    }

    private void serve(RawConnection connection) throws IOException {
        String head = connection.readRequest();
        while (head != null) {
            if (head.startsWith("GET /slow")) {
                answers.acquireUninterruptibly();
            }
            if (head.contains("reset")) {
                connection.reset();
                return;
            }
            connection.send(
                    head.contains("broken") ? "nonsense\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst");
            head = connection.readRequest();
        }
    }

    private TestAlb start(Map<String, String> attributes, Integer... ports) {
        Routings routings = new Routings();
        TestAlb alb =
                new TestAlb(routings.listener(80, routings.group("shop", HealthCheck.IP_DEFAULT, attributes, ports)));
        TestAlb.await(() -> alb.alb().targetHealth(Routings.groupArn("shop")).stream()
                .allMatch(health -> health.state() == TargetHealth.State.HEALTHY));
        return alb;
    }

    /** Sends slow requests, one a connection, until the first target has one. */
    private RawClient occupyFirst(TestAlb alb, String path) {
        while (true) {
            RawClient client = alb.client();
            client.send("GET " + path + " HTTP/1.1\r\nHost: shop.test\r\n\r\n");
            TestAlb.await(
                    () -> first.requests().stream().anyMatch(head -> head.contains("/slow")) || !client.isSilent());
            if (client.isSilent()) {
                return client;
            }
            client.close();
        }
    }

    private static boolean isChosen(TestAlb alb, String body) {
        try (RawClient client = alb.client()) {
            boolean chosen = false;
            for (int request = 0; request < 4; request++) {
                chosen |= client.get("/").body().equals(body);
            }
            return chosen;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/slow/reset", "/slow/broken"})
    void busyTarget_isChosenAgainWhenItsRequestEnds(String path) {
        try (TestAlb alb = start(LEAST, first.port(), second.port());
                RawClient busy = occupyFirst(alb, path)) {
            assertThat(isChosen(alb, "first")).isFalse();

            answers.release(10);

            assertThat(busy.read().status()).isEqualTo(path.equals("/slow") ? 200 : 502);
            assertThat(isChosen(alb, "first")).isTrue();
        }
    }

    @Test
    void clientGone_isCountedAsEnded() {
        try (TestAlb alb = start(LEAST, first.port(), second.port())) {
            try (RawClient busy = occupyFirst(alb, "/slow")) {
                assertThat(busy.isSilent()).isTrue();
                assertThat(isChosen(alb, "first")).isFalse();
            }

            TestAlb.await(() -> isChosen(alb, "first"));
        }
    }

    @Test
    void silentTarget_isCountedAsEndedWhenGivenUp() {
        try (TestAlb alb = start(LEAST, first.port(), second.port());
                RawClient busy = occupyFirst(alb, "/slow")) {
            alb.pass(Duration.ofSeconds(60));

            assertThat(busy.read().status()).isEqualTo(504);
            assertThat(isChosen(alb, "first")).isTrue();
        }
    }

    @Test
    void answersFrom500On_makeATargetAnomalous() {
        Map<String, String> weighted = Map.of(
                "load_balancing.algorithm.type", "weighted_random",
                "load_balancing.algorithm.anomaly_mitigation", "on");
        try (RawTarget failing = RawTarget.answering("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n");
                TestAlb alb = start(weighted, first.port(), second.port(), failing.port());
                RawClient client = alb.client()) {
            for (int request = 0; request < 200; request++) {
                client.get("/");
            }
            alb.pass(Duration.ofSeconds(10));

            assertThat(alb.alb().targetHealth(Routings.groupArn("shop")))
                    .extracting(health ->
                            health.anomaly().result() + (health.anomaly().mitigationInEffect() ? " yes" : " no"))
                    .containsExactly("normal no", "normal no", "anomalous yes");
        }
    }
}
