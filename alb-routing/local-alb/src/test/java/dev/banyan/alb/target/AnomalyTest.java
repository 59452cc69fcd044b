package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.alb.conformance.Proves;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets that fail more than the others get fewer requests, and get them back. */
class AnomalyTest {

    private static final String RANDOM = "load_balancing.algorithm.type=weighted_random";
    private static final String MITIGATING = RANDOM + " load_balancing.algorithm.anomaly_mitigation=on";
    private static final Duration WINDOW = Duration.ofNanos(Anomalies.WINDOW);

    private static void windows(TestGroup group, int count, Map<String, Double> failing) {
        for (int window = 0; window < count; window++) {
            group.serve(1000, failing);
            group.pass(WINDOW);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abcd, 0.5, 0, anomalous mitigated",
        "abcd, 0.11, 0, anomalous mitigated",
        "abcd, 0.05, 0, normal",
        "abcd, 0, 0, normal",
        "abcd, 0.5, 0.5, normal",
        "abcd, 0.5, 0.3, normal",
        "abcd, 0.9, 0.3, anomalous mitigated",
        "abc, 0.5, 0, anomalous mitigated",
        "ab, 0.5, 0, normal",
    })
    @Proves("R-3.4-08")
    void judged_againstTheMedian(String letters, double ofA, double ofOthers, String expected) {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register(letters).heal(letters);

            windows(group, 1, Map.of("a", ofA, "b", ofOthers, "c", ofOthers, "d", ofOthers));

            assertThat(group.anomaly("a")).isEqualTo(expected);
            assertThat(group.anomaly("b")).isEqualTo("normal");
        }
    }

    @Test
    @Proves("R-3.4-06")
    void mitigated_getsFewerAndFewer_neverNone() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abcd").heal("abcd");
            int before = group.spread(4000).getOrDefault("a", 0);

            windows(group, 1, Map.of("a", 0.6));
            int one = group.spread(4000).getOrDefault("a", 0);
            windows(group, 6, Map.of("a", 0.6));
            int many = group.spread(4000).getOrDefault("a", 0);

            assertThat(before).isBetween(900, 1100);
            assertThat(one).isBetween(450, 700);
            assertThat(many).isBetween(40, 300);
            assertThat(group.group().state().mitigated()).isEqualTo(1);
        }
    }

    @Test
    void recovered_getsItsShareBackStepByStep() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abcd").heal("abcd");
            windows(group, 3, Map.of("a", 0.6));
            assertThat(group.anomaly("a")).isEqualTo("anomalous mitigated");
            assertThat(group.group().state()).isEqualTo(new TargetGroupState(4, 0, 1, 1, true, true));

            windows(group, 1, Map.of());
            assertThat(group.anomaly("a")).isEqualTo("normal mitigated");
            assertThat(group.group().state()).isEqualTo(new TargetGroupState(4, 0, 0, 1, true, true));
            int early = group.spread(4000).getOrDefault("a", 0);

            windows(group, 8, Map.of());
            assertThat(group.anomaly("a")).isEqualTo("normal");
            assertThat(group.spread(4000).getOrDefault("a", 0))
                    .isGreaterThan(2 * early)
                    .isBetween(900, 1100);
        }
    }

    @Test
    void mitigationOff_isSeenOnly() {
        try (TestGroup group = new TestGroup(1, RANDOM)) {
            group.register("abcd").heal("abcd");

            windows(group, 3, Map.of("a", 0.6));

            assertThat(group.anomaly("a")).isEqualTo("anomalous");
            assertThat(group.spread(4000).getOrDefault("a", 0)).isBetween(900, 1100);
        }
    }

    @Test
    void fewRequests_sayNothing() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abcd").heal("abcd");

            group.serve(20, Map.of("a", 1.0));
            group.pass(WINDOW);

            assertThat(group.anomaly("a")).isEqualTo("normal");
        }
    }

    @Test
    @Proves("R-3.4-09")
    void fewerThanThreeHealthy_endsMitigation() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abc").heal("abc");
            windows(group, 3, Map.of("a", 0.6));

            group.hurt("c");

            assertThat(group.anomaly("a")).isEqualTo("normal");
            assertThat(group.spread(4000).getOrDefault("a", 0)).isBetween(1800, 2200);
        }
    }

    @Test
    void unhealthy_startsAnewWhenHealthy() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abcd").heal("abcd");
            windows(group, 3, Map.of("a", 0.6));

            group.hurt("a").heal("a");

            assertThat(group.anomaly("a")).isEqualTo("normal");
        }
    }

    @Test
    void anotherAlgorithm_forgetsIt() {
        try (TestGroup group = new TestGroup(1, MITIGATING)) {
            group.register("abcd").heal("abcd");
            windows(group, 3, Map.of("a", 0.6));

            group.attribute("load_balancing.algorithm.anomaly_mitigation=off")
                    .attribute("load_balancing.algorithm.type=round_robin");

            assertThat(group.anomaly("a")).isEqualTo("normal");
            assertThat(group.spread(4000)).containsEntry("a", 1000);
        }
    }
}
