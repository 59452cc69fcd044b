package dev.banyan.migration.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.RateLimit;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuardrailsTest {

    @Test
    void defaults_aws_asDocumented() {
        assertThat(Guardrails.defaults(WindowTiming.AWS))
                .isEqualTo(new Guardrails(
                        new WindowTiming(
                                Duration.ofMinutes(1), Duration.ofMinutes(3), Duration.ofDays(3), Duration.ofDays(7)),
                        new ErrorLimits(new RateLimit(1.25, 0.0002), new RateLimit(2, 0.015)),
                        List.of(
                                new LatencyLimit(50, 1.5, Duration.ofMillis(20)),
                                new LatencyLimit(99, 2, Duration.ofMillis(500))),
                        new Chances(0.01, 0.05),
                        new Samples(200, 10),
                        0.01,
                        3,
                        new Alarms(List.of(), false)));
    }

    @Test
    void with_otherParts_onlyTheseChange() {
        Guardrails changed = Guardrails.defaults(WindowTiming.AWS)
                .withTiming(WindowTiming.LOCAL)
                .withSamples(new Samples(50, 5))
                .withErrors(new ErrorLimits(new RateLimit(1, 0), new RateLimit(3, 0.1)));
        assertThat(changed.timing()).isEqualTo(WindowTiming.LOCAL);
        assertThat(changed.samples().toPass()).isEqualTo(50);
        assertThat(changed.errors().tolerated().margin()).isEqualTo(0.1);
        assertThat(changed.chances()).isEqualTo(Chances.DEFAULT);
    }

    static Stream<Arguments> invalid() {
        Duration minute = Duration.ofMinutes(1);
        Guardrails good = Guardrails.defaults(WindowTiming.AWS);
        LatencyLimit median = new LatencyLimit(50, 2, Duration.ZERO);
        return Stream.of(
                row("period: PT7S", () -> new WindowTiming(Duration.ofSeconds(7), minute, minute, minute)),
                row("period: PT0S", () -> new WindowTiming(Duration.ZERO, minute, minute, minute)),
                row("lateness: PT-1S", () -> new WindowTiming(minute, Duration.ofSeconds(-1), minute, minute)),
                row(
                        "history + longest: PT4H",
                        () -> new WindowTiming(
                                Duration.ofSeconds(1), minute, Duration.ofHours(2), Duration.ofHours(2))),
                row("percentile: 100.0", () -> new LatencyLimit(100, 2, minute)),
                row("ratio: 0.5", () -> new LatencyLimit(99, 0.5, minute)),
                row("slack: PT-1S", () -> new LatencyLimit(99, 2, Duration.ofSeconds(-1))),
                row("errors: allowed", () -> new ErrorLimits(new RateLimit(2, 0.1), new RateLimit(2, 0.1))),
                row("falseAlarm: 0.0", () -> new Chances(0, 0.05)),
                row("missed: 0.6", () -> new Chances(0.01, 0.6)),
                row("samples: 0 to pass", () -> new Samples(0, 1)),
                row("alarms: 'a'", () -> new Alarms(List.of("a", "a"), false)),
                row("alarms: ' '", () -> new Alarms(List.of(" "), false)),
                row("alarms: 101", () -> new Alarms(Collections.nCopies(101, "a"), false)),
                row("different: 3", () -> new ParityBudget(2, 3, 0, 1)),
                row("allowed: 1.0", () -> new ParityBudget(2, 0, 1, 1)),
                row("fewest: 0", () -> new ParityBudget(2, 0, 0, 0)),
                row("latencies: ", () -> good.withLatencies(List.of(median, median))),
                row(
                        "throttles: 1.0",
                        () -> new Guardrails(
                                good.timing(),
                                good.errors(),
                                List.of(),
                                good.chances(),
                                good.samples(),
                                1,
                                3,
                                good.alarms())),
                row(
                        "unhealthyWindows: 0",
                        () -> new Guardrails(
                                good.timing(),
                                good.errors(),
                                List.of(),
                                good.chances(),
                                good.samples(),
                                0,
                                0,
                                good.alarms())));
    }

    private static Arguments row(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void create_outOfRange_isRefusedInOneLine(String message, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("(expected: ")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({"50, p50, 10", "99, p99, 100", "99.9, p99.9, 1000", "99.95, p99.95, 2000", "10, p10, 10"})
    void latencyLimit_percentile_statisticAndRequests(double percentile, String statistic, long requests) {
        LatencyLimit limit = new LatencyLimit(percentile, 2, Duration.ZERO);
        assertThat(limit.statistic()).isEqualTo(statistic);
        assertThat(limit.fewestRequests()).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({
        "14, 212, 14 of 212 (6.6 %)",
        "3, 4102, '3 of 4,102 (0.073 %)'",
        "0, 5, 0 of 5 (0 %)",
        "5, 5, 5 of 5 (100 %)",
        "1, 200, 1 of 200 (0.5 %)",
        "1, 3, 1 of 3 (33.3 %)",
        "9, 100, 9 of 100 (9 %)"
    })
    void share_counts_readable(long errors, long requests, String text) {
        assertThat(Wording.share(new Counts(requests, errors))).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1e-12, p < 1e-9", "3.1e-5, p = 3e-5", "0.0042, p = 0.0042", "1, p = 1.0"})
    void chance_number_readable(double chance, String text) {
        assertThat(Wording.chance(chance)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"PT40S, 40 s", "PT7M, 7 min", "PT3H20M, 3 h 20 min", "PT2H, 2 h", "PT60H, 2 days 12 h", "PT48H, 2 days"
    })
    void duration_time_inItsLargestUnits(Duration duration, String text) {
        assertThat(Wording.duration(duration)).isEqualTo(text);
    }

    @Test
    void forecast_quietRoute_saysHowLong() {
        Forecast forecast = Forecast.of(Guardrails.defaults(WindowTiming.AWS), Share.ofPercent(1), 40, 0.005, 2);
        assertThat(forecast.line())
                .isEqualTo(
                        "at 1 % and 40 requests/min, errors that rise from 0.5 % to 1 % show after about 17 days 20 h;"
                                + " a step that is as good passes after about 12 h 46 min");
    }

    @Test
    void forecast_nothingOnLambda_never() {
        Forecast forecast = Forecast.of(Guardrails.defaults(WindowTiming.AWS), Share.NONE, 40, 0.005, 2);
        assertThat(forecast.toFail()).isNull();
        assertThat(forecast.toPass()).isNull();
        assertThat(forecast.line()).endsWith("are never shown; a step never passes");
    }

    @Test
    void forecast_outageOnABusyRoute_threeWindowsAndTheirLateness() {
        Guardrails guardrails = Guardrails.defaults(WindowTiming.AWS);
        assertThat(Forecast.of(guardrails, Share.ofPercent(10), 6000, 0.005, 200)
                        .toFail())
                .isEqualTo(Duration.ofMinutes(6));
        assertThat(Forecast.of(guardrails.withTiming(WindowTiming.LOCAL), Share.ALL, 6000, 0.005, 200)
                        .toFail())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0.1, 2", "1, 1.1, 2", "1, 0.1, 1"})
    void forecast_outOfRange_isRefused(double perMinute, double rate, double times) {
        Guardrails guardrails = Guardrails.defaults(WindowTiming.AWS);
        assertThatThrownBy(() -> Forecast.of(guardrails, Share.ofPercent(10), perMinute, rate, times))
                .hasMessageContaining("(expected: ");
    }
}
