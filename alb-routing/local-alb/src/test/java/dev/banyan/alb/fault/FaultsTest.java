package dev.banyan.alb.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.alb.support.FakeInvoker;
import dev.banyan.alb.support.RawClient;
import dev.banyan.alb.support.RawTarget;
import dev.banyan.alb.support.Routings;
import dev.banyan.alb.support.TestAlb;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that misbehave on purpose, behind a real listener: what clients see and what the access log says. */
class FaultsTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final Duration NO_WAIT = Duration.ZERO;

    /** Columns: what the access log says of the load balancer's and of the target's status, and the error reason. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            address,  1, 0, 500, 500, -
            address,  0, 1, 502, -,   -
            address,  0, 0, 200, 200, -
            function, 1, 0, 502, -,   LambdaUnhandled
            function, 0, 1, 502, -,   LambdaConnectionError
            function, 0, 0, 200, 200, -
            """)
    void request_faultyTarget_endsAsIfTheTargetDidIt(
            String kind, double errors, double resets, int status, String targetStatus, String reason) {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(
                        80,
                        kind.equals("address")
                                ? routings.group("shop", target.port())
                                : routings.function("shop", true)));
                RawClient client = alb.client()) {
            alb.invoker().answer(FakeInvoker.document("{\"statusCode\":200,\"body\":\"ok\"}"));
            alb.alb().faults().put(Routings.groupArn("shop"), new Fault(NO_WAIT, errors, resets));

            assertThat(client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
                            .read()
                            .status())
                    .isEqualTo(status);

            assertThat(alb.log(1)).singleElement().asString().contains(" " + status + " " + targetStatus + " ");
            assertThat(alb.log(1).get(0)).contains("\"" + reason + "\"");
            alb.alb().faults().remove(Routings.groupArn("shop"));
            try (RawClient next = alb.client()) {
                assertThat(next.get("/").body()).isEqualTo("ok");
            }
        }
    }

    /** The wait is real time: 300 ms are seen by the client and counted as the target's. */
    @ParameterizedTest
    @CsvSource({"address", "function"})
    void request_slowTarget_waitsAndCountsAsTheTargetsTime(String kind) {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(
                        80,
                        kind.equals("address")
                                ? routings.group("shop", target.port())
                                : routings.function("shop", true)));
                RawClient client = alb.client()) {
            alb.alb().faults().put(Routings.groupArn("shop"), new Fault(Duration.ofMillis(300), 0, 0));
            long begun = System.nanoTime();

            assertThat(client.get("/").status()).isEqualTo(200);

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
            assertThat(alb.alb().faults().all()).containsOnlyKeys(Routings.groupArn("shop"));
        }
    }

    @Test
    void request_clientGoesDuringTheWait_isNotSent() {
        Routings routings = new Routings();
        try (RawTarget target = RawTarget.answering(OK);
                TestAlb alb = new TestAlb(routings.listener(80, routings.group("shop", target.port())))) {
            alb.alb().faults().put(Routings.groupArn("shop"), new Fault(Duration.ofMillis(200), 0, 0));
            try (RawClient gone = alb.client()) {
                gone.send("GET /gone HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            assertThat(alb.log(1).get(0)).contains(" 460 ");
            try (RawClient client = alb.client()) {
                assertThat(client.get("/stays").status()).isEqualTo(200);
            }
            assertThat(target.requests()).hasSize(1).first().asString().contains("/stays");
        }
    }

    @Test
    void draw_shares_areKept() {
        Fault fault = new Fault(NO_WAIT, 0.2, 0.1);
        SplittableRandom random = new SplittableRandom(7);
        int errors = 0;
        int resets = 0;
        for (int i = 0; i < 100_000; i++) {
            Fault.Effect effect = fault.draw(random);
            errors += effect == Fault.Effect.ERROR ? 1 : 0;
            resets += effect == Fault.Effect.RESET ? 1 : 0;
        }
        assertThat(errors).isBetween(19_500, 20_500);
        assertThat(resets).isBetween(9_600, 10_400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -1      | 0   | 0   | latency: -1 ms (expected: 0 to 600000)
            600001  | 0   | 0   | latency: 600001 ms (expected: 0 to 600000)
            0       | 1.1 | 0   | errorShare: 1.1 (expected: 0 to 1)
            0       | 0   | NaN | resetShare: NaN (expected: 0 to 1)
            0       | 0.7 | 0.5 | errorShare and resetShare: 1.2 (expected: together at most 1)
            """)
    void fault_outOfRange_isRefused(long latency, double errors, double resets, String message) {
        assertThatThrownBy(() -> new Fault(Duration.ofMillis(latency), errors, resets))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
