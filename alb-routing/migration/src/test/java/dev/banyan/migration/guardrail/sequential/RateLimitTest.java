package dev.banyan.migration.guardrail.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    /** For "both rates are equal" Turner, Ly and Gruenwald give the closest point: the pooled rate. */
    @ParameterizedTest
    @CsvSource({"0.1, 0.3, 10, 10", "0.01, 0.02, 900, 100", "0.001, 0.5, 7, 3", "0.3, 0.1, 100, 900"})
    void closest_equalRates_isPooledRate(double container, double lambda, int old, int recent) {
        assertThat(new RateLimit(1, 0).closest(container, lambda, old, recent))
                .isCloseTo((old * container + recent * lambda) / (old + recent), within(1e-9));
    }

    /** One request of each side: bet (0.2, 0.6) against equal rates is (0.2 0.4) / (0.4 0.6) for a new error alone. */
    @Test
    void logFactor_oneRequestEach_likelihoodRatioByHand() {
        WindowCounts onlyNewFails = new WindowCounts(new Counts(1, 0), new Counts(1, 1));
        assertThat(Math.exp(new RateLimit(1, 0).logFactor(onlyNewFails, 0.2, 0.6)))
                .isCloseTo((0.8 * 0.6) / (0.6 * 0.4), within(1e-9));
    }

    /** The proof in the Javadoc, by adding up every outcome of a window. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void logFactor_anyRatesWithinLimit_meanAtMostOne(
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.6) double container,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double part,
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.5) double containerBet,
            @ForAll @Scale(4) @DoubleRange(min = 1.01, max = 3) double times,
            @ForAll @IntRange(min = 1, max = 12) int old,
            @ForAll @IntRange(min = 1, max = 12) int recent,
            @ForAll @Scale(4) @DoubleRange(min = 1, max = 2) double ratio,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.05) double margin) {
        RateLimit limit = new RateLimit(ratio, margin);
        double lambdaBet = Math.min(0.98, limit.at(containerBet) * times);
        double lambda = Math.min(1, limit.at(container)) * part;
        if (lambdaBet > limit.at(containerBet)) {
            assertThat(mean(limit, container, lambda, containerBet, lambdaBet, old, recent))
                    .isLessThanOrEqualTo(1 + 1e-9);
        }
    }

    /** The other direction: bets on a good new side, against rates that are not tolerated. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void logFactor_anyRatesBeyondLimit_meanAtMostOneForBetBelow(
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.3) double container,
            @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double part,
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.3) double bet,
            @ForAll @IntRange(min = 1, max = 12) int old,
            @ForAll @IntRange(min = 1, max = 12) int recent) {
        RateLimit limit = new RateLimit(2, 0.015);
        double lambda = limit.at(container) + part * (1 - limit.at(container));
        assertThat(mean(limit, container, lambda, bet, bet, old, recent)).isLessThanOrEqualTo(1 + 1e-9);
    }

    private static double mean(
            RateLimit limit,
            double container,
            double lambda,
            double containerBet,
            double lambdaBet,
            int old,
            int recent) {
        double mean = 0;
        for (int oldErrors = 0; oldErrors <= old; oldErrors++) {
            for (int newErrors = 0; newErrors <= recent; newErrors++) {
                WindowCounts window = new WindowCounts(new Counts(old, oldErrors), new Counts(recent, newErrors));
                mean += binomial(old, oldErrors, container)
                        * binomial(recent, newErrors, lambda)
                        * Math.exp(limit.logFactor(window, containerBet, lambdaBet));
            }
        }
        return mean;
    }

    private static double binomial(int trials, int hits, double rate) {
        double ways = 1;
        for (int i = 0; i < hits; i++) {
            ways = ways * (trials - i) / (i + 1);
        }
        return ways * Math.pow(rate, hits) * Math.pow(1 - rate, trials - hits);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0", "NaN, 0", "1001, 0", "1, -0.1", "1, 1", "1, NaN"})
    void create_outOfRange_isRefused(double ratio, double margin) {
        assertThatThrownBy(() -> new RateLimit(ratio, margin))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected:");
    }
}
