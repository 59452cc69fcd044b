package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawConnection;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Routing;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target leaves while a request is under way; the delay is 40 s, below the time a target may be silent. */
class DeregistrationTest {

    private static final Duration DELAY = Duration.ofSeconds(40);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    /** Opens when the target may end its answer. */
    private final CountDownLatch end = new CountDownLatch(1);

    private final RawTarget slow = new RawTarget(this::serve);
    private final RawTarget other = RawTarget.answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother");
    private TestAlb alb = new TestAlb(routing("40", slow.port()), builder -> builder);
    private RawClient client = alb.client();

    private static Routing routing(String delay, Integer... ports) {
        Routings routings = new Routings();
        Map<String, String> attributes = Map.of("deregistration_delay.timeout_seconds", delay);
        return routings.listener(80, routings.group("shop", HealthCheck.IP_DEFAULT, attributes, ports))
                .build();
    }

    @BeforeEach
    void openAConnectionToKeep() {
        assertThat(client.get("/").body()).isEqualTo("ok");
    }

    @AfterEach
    void closeAll() {
        end.countDown();
        client.close();
        alb.close();
        slow.close();
        other.close();
    }

    private void serve(RawConnection connection) throws IOException {
        String head = connection.readRequest();
        while (head != null) {
            if (head.startsWith("GET /half ")) {
                connection.send("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nab");
                awaitEnd();
                connection.send("cd");
            } else {
                if (head.startsWith("GET /slow ")) {
                    awaitEnd();
                }
                connection.send(OK);
            }
            head = connection.readRequest();
        }
    }

    private void awaitEnd() {
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin(String path) {
        client.send("GET " + path + " HTTP/1.1\r\nHost: shop.test\r\n\r\n");
        TestAlb.await(() -> slow.requests().size() == 2);
    }

    private String states() {
        return String.join(
                ",",
                alb.alb().targetHealth(Routings.groupArn("shop")).stream()
                        .map(TargetHealth::state)
                        .map(TargetHealth.State::apiName)
                        .toList());
    }

    @Test
    @Proves("R-3.5-01")
    void requestUnderWay_mayFinish() {
        begin("/slow");
        alb.alb().update(routing("40", other.port()));
        alb.pass(DELAY.minusSeconds(1));

        end.countDown();

        assertThat(client.read().body()).isEqualTo("ok");
        assertThat(states()).endsWith("draining");
    }

    @Test
    void newRequests_goElsewhereAtOnce() {
        begin("/slow");
        alb.alb().update(routing("40", other.port()));

        try (RawClient another = alb.client()) {
            assertThat(another.get("/").body()).isEqualTo("other");
            assertThat(another.get("/").body()).isEqualTo("other");
        }
        assertThat(slow.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slow", "/half"})
    @Proves("R-3.5-03")
    void requestUnderWayWhenTheDelayEnds_isCutOff(String path) throws IOException {
        begin(path);
        boolean answered = path.equals("/half");
        if (answered) {
            assertThat(client.readUntilEmptyLine()).startsWith("HTTP/1.1 200 OK\r\n");
        }
        alb.alb().update(routing("40", other.port()));

        alb.pass(DELAY);

        if (answered) {
            assertThat(client.readToEnd()).isEqualTo("ab");
        } else {
            assertThat(client.read().status()).isEqualTo(502);
            assertThat(client.get("/").body()).isEqualTo("other");
        }
        TestAlb.await(() -> !states().contains("draining"));
    }

    @Test
    void delayOfZero_cutsAtOnce() {
        begin("/slow");

        alb.alb().update(routing("0", other.port()));

        assertThat(client.read().status()).isEqualTo(502);
        TestAlb.await(() -> !states().contains("draining"));
    }

    @Test
    @Proves("R-3.5-02")
    void nothingUnderWay_isShownAsDrainingUntilTheDelayEnds() {
        alb.alb().update(routing("40", other.port()));
        assertThat(states()).endsWith(",draining");
        TargetHealth draining =
                alb.alb().targetHealth(Routings.groupArn("shop")).get(1);
        assertThat(draining.reason()).isEqualTo("Target.DeregistrationInProgress");
        assertThat(draining.description()).isEqualTo("Target deregistration is in progress");

        alb.pass(DELAY.minusSeconds(1));
        assertThat(states()).endsWith(",draining");
        alb.pass(Duration.ofSeconds(1));
        TestAlb.await(() -> !states().contains("draining"));
    }

    @Test
    void keptConnections_areClosedAtOnce() {
        begin("/slow");
        alb.alb().update(routing("40", other.port()));
        end.countDown();

        assertThat(client.read().body()).isEqualTo("ok");
        assertThat(client.get("/").body()).isEqualTo("other");
        assertThat(slow.connections()).isEqualTo(1);
    }

    @Test
    void lastTargetLeaves_is503WhileTheOldOneDrains() {
        begin("/slow");
        alb.alb().update(routing("40"));

        try (RawClient another = alb.client()) {
            assertThat(another.get("/").status()).isEqualTo(503);
        }
        assertThat(states()).isEqualTo("draining");
        end.countDown();
        assertThat(client.read().body()).isEqualTo("ok");
    }

    @Test
    void wholeGroupRemoved_drainsToo() {
        begin("/slow");
        alb.alb().update(new Routings().listener(80, Routings.text("gone")).build());

        try (RawClient another = alb.client()) {
            assertThat(another.get("/").body()).isEqualTo("gone");
        }
        alb.pass(DELAY);

        assertThat(client.read().status()).isEqualTo(502);
    }

    /** The API refuses this until the delay is over; a template that was read again may do it. */
    @Test
    void registeredAgainWhileDraining_isANewTarget() {
        begin("/slow");
        alb.alb().update(routing("40", other.port()));
        alb.alb().update(routing("40", slow.port()));

        try (RawClient another = alb.client()) {
            assertThat(another.get("/").body()).isEqualTo("ok");
        }
        alb.pass(DELAY);

        assertThat(client.read().status()).isEqualTo(502);
        try (RawClient another = alb.client()) {
            assertThat(another.get("/").body()).isEqualTo("ok");
        }
    }
}
