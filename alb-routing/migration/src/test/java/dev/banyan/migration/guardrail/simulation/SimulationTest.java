package dev.banyan.migration.guardrail.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.migration.guardrail.Chances;
import dev.banyan.migration.guardrail.ErrorLimits;
import dev.banyan.migration.guardrail.sequential.Traffic;
import dev.banyan.migration.guardrail.sequential.WorseTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A short version of {@link SimulationTableTest} for every build. */
class SimulationTest {

    private static final long SEED = 5;

    @Test
    void fails_newSideWithinItsLimit_notMoreOftenThanStated() {
        for (Map.Entry<String, Rates.Model> model : Models.harmless().entrySet()) {
            Scenario scenario = Scenario.of(model.getValue(), model.getValue(), 600, 0.1);
            assertThat(scenario.play(30, SEED).failed().low())
                    .as(model.getKey())
                    .isLessThanOrEqualTo(Scenario.FALSE_ALARM);
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 0.5, 2, 0.05, 0", "600, 0.1, 1, 0.05, 0", "600, 0.1, 1, 0.5, 0", "60000, 0.01, 2, 0, 0"})
    void fails_newSideWorse_always(double perMinute, double share, double times, double plus, int from) {
        Rates.Model usual = Rates.steady(0.005, 0.005);
        Scenario scenario = Scenario.of(usual, Rates.faulty(usual, from, times, plus), perMinute, share);
        assertThat(scenario.play(30, SEED).failed().hits()).isEqualTo(30);
    }

    @Test
    void passes_badSide_notMoreOftenThanStated() {
        Rates.Model usual = Rates.steady(0.005, 0.005);
        Rates.Model bad = Rates.steady(0.005, ErrorLimits.DEFAULT.tolerated().at(0.005));
        Wilson passed = Scenario.of(usual, bad, 40, 0.1).play(100, SEED).passed();
        assertThat(passed.low()).isLessThanOrEqualTo(Chances.DEFAULT.missed());
    }

    @ParameterizedTest
    @CsvSource({"600, 0.5, 2, 0", "600, 0.1, 3, 0", "60000, 0.01, 2, 0", "40, 0.1, 1, 0.2"})
    void expectedWindows_medianOfRuns_withinAThird(double perMinute, double share, double times, double plus) {
        Rates.Model usual = Rates.steady(0.005, 0.005);
        Scenario.Outcome outcome = Scenario.of(usual, Rates.faulty(usual, 0, times, plus), perMinute, share)
                .play(60, SEED);
        double expected = WorseTest.expectedWindows(
                ErrorLimits.DEFAULT.allowed(),
                Scenario.FALSE_ALARM,
                0.005,
                0.005 * times + plus,
                new Traffic(perMinute * (1 - share), perMinute * share),
                1);
        assertThat((double) Scenario.Outcome.quantile(outcome.minutes(), 0.5))
                .isBetween(expected * 0.67 - 1, expected * 1.34 + 1);
    }

    /** Newcombe, Statistics in Medicine 17 (1998), table I, method 3. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void wilson_knownCounts_asPublished(int hits, int runs, double low, double high) {
        Wilson interval = Wilson.of(hits, runs);
        assertThat(interval.low()).isCloseTo(low, org.assertj.core.data.Offset.offset(0.00006));
        assertThat(interval.high()).isCloseTo(high, org.assertj.core.data.Offset.offset(0.00006));
    }
}
