package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.alb.conformance.Proves;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of a new target over time, where a full share is that of any other. */
class SlowStartTest {

    private static final String TEN_MINUTES = "slow_start.duration_seconds=600";

    /** Returns the requests of a target for each request of target a. */
    private static double share(TestGroup group, String letter) {
        var spread = group.spread(3000);
        return spread.getOrDefault(letter, 0) / (double) spread.getOrDefault("a", 1);
    }

    private static TestGroup oldAndNew(String attributes) {
        TestGroup group = new TestGroup(1, attributes);
        group.register("a").heal("a");
        group.register("ab").heal("b");
        return group;
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "60, 0.1", "150, 0.25", "300, 0.5", "450, 0.75", "540, 0.9", "599, 1", "600, 1", "3600, 1"})
    @Proves("R-3.4-12")
    void share_growsLinearly(int seconds, double expected) {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.pass(Duration.ofSeconds(seconds));

            assertThat(share(group, "b")).isCloseTo(expected, within(0.01));
        }
    }

    @Test
    void share_isSpreadEvenly() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.pass(Duration.ofMinutes(5));

            assertThat(group.choices(9)).isEqualTo("abaabaaba");
        }
    }

    @Test
    @Proves("R-3.4-16")
    void over_isPlainRoundRobinAgain() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.pass(Duration.ofMinutes(10)).choices(2);

            assertThat(group.choices(4)).isIn("abab", "baba");
        }
    }

    @Test
    void off_newTargetHasFullShare() {
        try (TestGroup group = oldAndNew("")) {
            assertThat(share(group, "b")).isCloseTo(1, within(0.01));
        }
    }

    @Test
    @Proves("R-3.4-15")
    void emptyGroup_registeredTogether_haveNoSlowStart() {
        try (TestGroup group = new TestGroup(1, TEN_MINUTES)) {
            group.register("abc").heal("a").heal("b").heal("c");

            assertThat(share(group, "b")).isCloseTo(1, within(0.01));
            assertThat(share(group, "c")).isCloseTo(1, within(0.01));
        }
    }

    @Test
    @Proves("R-3.4-13")
    void nobodyElseHealthy_hasNoSlowStart() {
        try (TestGroup group = new TestGroup(1, TEN_MINUTES)) {
            group.register("a").hurt("a");
            group.register("ab").heal("b").heal("a");

            assertThat(share(group, "b")).isCloseTo(1, within(0.01));
        }
    }

    @Test
    @Proves("R-3.4-13")
    void onlyOthersThatWarmUp_hasNoSlowStart() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.hurt("a").register("abc").heal("c");
            group.pass(Duration.ofMinutes(5));

            assertThat(group.spread(3000).get("c")).isCloseTo(2000, within(20));
            assertThat(group.spread(3000).get("b")).isCloseTo(1000, within(20));
        }
    }

    @Test
    @Proves("R-3.4-16")
    void unhealthy_leavesAndStartsAgainWhenHealthy() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.pass(Duration.ofMinutes(9)).hurt("b");
            assertThat(share(group, "b")).isZero();

            group.pass(Duration.ofHours(1)).heal("b");
            assertThat(share(group, "b")).isCloseTo(0, within(0.01));

            group.pass(Duration.ofMinutes(3));
            assertThat(share(group, "b")).isCloseTo(0.3, within(0.01));
        }
    }

    @Test
    @Proves("R-3.4-14")
    void turnedOn_doesNotTouchWhoIsHealthy() {
        try (TestGroup group = oldAndNew("")) {
            group.attribute(TEN_MINUTES);
            assertThat(share(group, "b")).isCloseTo(1, within(0.01));

            group.register("abc").heal("c").pass(Duration.ofMinutes(6));
            assertThat(share(group, "b")).isCloseTo(1, within(0.01));
            assertThat(share(group, "c")).isCloseTo(0.6, within(0.01));
        }
    }

    @Test
    void turnedOff_endsAtOnce() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.attribute("slow_start.duration_seconds=0");

            assertThat(share(group, "b")).isCloseTo(1, within(0.01));
        }
    }

    @Test
    void registeredAgain_startsAgain() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.pass(Duration.ofHours(1)).register("a").register("ac").heal("c");
            group.pass(Duration.ofMinutes(2));

            assertThat(share(group, "c")).isCloseTo(0.2, within(0.01));
        }
    }

    @Test
    void onlyTargetsThatWarmUp_carryAllByTheirShares() {
        try (TestGroup group = oldAndNew(TEN_MINUTES)) {
            group.hurt("a");

            assertThat(group.choices(3)).isEqualTo("bbb");
        }
    }
}
