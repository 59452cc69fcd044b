package dev.banyan.aws.cloudwatch.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics of the numbers 1 to 100, and of few and special ones. */
class StatisticTest {

    private static final Instant TIME = Instant.ofEpochSecond(600);
    private static final MetricId METRIC = new MetricId("Shop", "Latency", new TreeMap<>());

    private static OptionalDouble of(String name, Map<Double, Double> values) {
        CustomMetrics metrics = new CustomMetrics(1_000);
        metrics.put(new Datum.Values(METRIC, "None", TIME, values));
        return read(name, metrics);
    }

    private static OptionalDouble read(String name, CustomMetrics metrics) {
        Statistics read = metrics.read(METRIC, TIME, TIME.plusSeconds(60), Duration.ofMinutes(1))
                .get(0);
        return Objects.requireNonNull(Statistic.parse(name)).of(read);
    }

    private static Map<Double, Double> hundred() {
        Map<Double, Double> values = new TreeMap<>();
        IntStream.rangeClosed(1, 100).forEach(value -> values.put((double) value, 1.0));
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "SampleCount, 100",
        "Sum, 5050",
        "Average, 50.5",
        "Minimum, 1",
        "Maximum, 100",
        "p0, 1",
        "p0.0, 1",
        "p1, 1",
        "p50, 50",
        "p90, 90",
        "p99, 99",
        "p99.9, 100",
        "p100, 100",
        "tm90, 45.5",
        "tc90, 90",
        "ts90, 4095",
        "TM(10%:90%), 50.5",
        "IQM, 50.5",
        "wm90, 49.95",
        "TC(50%:), 50"
    })
    void statistic_ofHundredNumbers(String name, double expected) {
        assertThat(of(name, hundred()).getAsDouble()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "p101", "p-1", "sum", "p99.99999999999", "TM(90%:10%)", "PR(1:2)", "tm"})
    void others_areNone(String name) {
        assertThat(Statistic.parse(name)).isNull();
    }

    @Test
    void percentiles_needValuesThatAreKnownAndNotNegative() {
        assertThat(of("p50", Map.of(-1.0, 1.0, 2.0, 1.0))).isEmpty();
        assertThat(of("Minimum", Map.of(-1.0, 1.0))).hasValue(-1);
        CustomMetrics metrics = new CustomMetrics(1_000);
        metrics.put(new Datum.Summary(METRIC, "None", TIME, 3, 9, 2, 4));
        assertThat(read("p50", metrics)).isEmpty();
        assertThat(read("tm50", metrics)).isEmpty();
        assertThat(read("p0", metrics)).isEmpty();
        assertThat(read("Average", metrics)).hasValue(3);
    }

    @Test
    void oldSeconds_andUnusedMetrics_makeRoom() {
        CustomMetrics metrics = new CustomMetrics(20);
        for (int second = 0; second < 100; second++) {
            metrics.put(new Datum.Values(METRIC, "None", TIME.plusSeconds(second), Map.of(1.0, 1.0)));
        }
        List<Statistics> kept = metrics.read(METRIC, TIME, TIME.plusSeconds(100), Duration.ofSeconds(1));
        assertThat(kept).hasSize(10);
        assertThat(kept.get(9).time()).isEqualTo(TIME.plusSeconds(99));

        for (int i = 0; i < 30; i++) {
            MetricId other = new MetricId("Shop", "m" + i, new TreeMap<>());
            metrics.put(new Datum.Values(other, "None", TIME, Map.of(1.0, 1.0)));
        }
        assertThat(metrics.list()).hasSize(10);
    }
}
