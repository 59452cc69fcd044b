package dev.banyan.alb.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.banyan.alb.conformance.Proves;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is next, by each algorithm. */
class AlgorithmTest {

    private static final String LEAST = "load_balancing.algorithm.type=least_outstanding_requests";
    private static final String RANDOM = "load_balancing.algorithm.type=weighted_random";

    @ParameterizedTest
    @CsvSource({
        "'', '', 3, ---",
        "a, a, 3, aaa",
        "abc, abc, 7, abcabca",
        "abc, ac, 4, acac",
        "abc, '', 6, abcabc",
    })
    @Proves("R-3.4-01")
    void roundRobin_goesRoundTheHealthy(String registered, String healthy, int requests, String expected) {
        try (TestGroup group = new TestGroup(1, "")) {
            group.register(registered).heal(healthy);

            assertThat(group.choices(requests)).isEqualTo(expected);
        }
    }

    @Test
    void roundRobin_loops_takeTurnsByThemselvesFromDifferentPlaces() {
        try (TestGroup group = new TestGroup(2, "")) {
            group.register("ab").heal("ab");

            assertThat(group.choose(0) + group.choose(1)).isEqualTo("ab");
            assertThat(group.choose(0) + group.choose(1)).isEqualTo("ba");
            assertThat(group.choices(4)).isEqualTo("abab");
        }
    }

    @Test
    @Proves("R-3.4-02")
    void leastOutstandingRequests_countsWhatAllLoopsHaveUnderWay() {
        try (TestGroup group = new TestGroup(2, LEAST)) {
            group.register("abc").heal("abc");
            group.target("a").pool(group.worker(0)).counts().begin();
            group.target("b").pool(group.worker(1)).counts().begin();

            assertThat(group.choices(3)).isEqualTo("ccc");

            group.target("c").pool(group.worker(0)).counts().begin();
            group.target("c").pool(group.worker(1)).counts().begin();
            assertThat(group.spread(10)).containsOnlyKeys("a", "b");

            group.target("b").pool(group.worker(1)).counts().end();
            assertThat(group.choices(3)).isEqualTo("bbb");
        }
    }

    @Test
    void leastOutstandingRequests_equals_takeTurns() {
        try (TestGroup group = new TestGroup(1, LEAST)) {
            group.register("abc").heal("abc");

            assertThat(group.choices(6)).isEqualTo("abcabc");
        }
    }

    @Test
    void leastOutstandingRequests_unhealthy_getsNone() {
        try (TestGroup group = new TestGroup(1, LEAST)) {
            group.register("ab").heal("a");
            group.target("a").pool(group.worker(0)).counts().begin();

            assertThat(group.choices(3)).isEqualTo("aaa");
        }
    }

    @Test
    @Proves("R-3.4-05")
    void weightedRandom_spreadsByChance() {
        try (TestGroup group = new TestGroup(1, RANDOM)) {
            group.register("abc").heal("ab");

            Map<String, Integer> spread = group.spread(10_000);

            assertThat(spread).containsOnlyKeys("a", "b");
            assertThat((double) spread.getOrDefault("a", 0)).isCloseTo(5000, within(300.0));
            assertThat(group.choices(40)).contains("aaa").contains("bbb");
        }
    }

    @Test
    void weightedRandom_sameSeed_repeats() {
        try (TestGroup one = new TestGroup(1, RANDOM);
                TestGroup other = new TestGroup(1, RANDOM)) {
            one.register("abc").heal("abc");
            other.register("abc").heal("abc");

            assertThat(one.choices(50)).isEqualTo(other.choices(50));
        }
    }

    @Test
    void algorithm_changed_worksAtOnce() {
        try (TestGroup group = new TestGroup(1, "")) {
            group.register("ab").heal("ab");
            group.target("a").pool(group.worker(0)).counts().begin();
            assertThat(group.choices(2)).isEqualTo("ab");

            group.attribute(LEAST);

            assertThat(group.choices(3)).isEqualTo("bbb");
        }
    }
}
