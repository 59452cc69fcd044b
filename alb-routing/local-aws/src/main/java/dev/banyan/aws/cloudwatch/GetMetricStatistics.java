package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.data.Periods;
import dev.banyan.aws.cloudwatch.data.QueryReading;
import dev.banyan.aws.cloudwatch.data.Units;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistic;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.cloudwatch.protocol.Structure;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The action GetMetricStatistics. */
record GetMetricStatistics(MetricSource source) {

    private static final int MAXIMUM_POINTS = 1_440;

    Operation read(Caller caller, Input input) {
        MetricId metric = MetricReading.metric(input);
        Instant start = input.requiredTime("StartTime");
        Instant end = input.requiredTime("EndTime");
        int period = Periods.read(input);
        List<Statistic> simple = simple(input);
        List<Statistic> extended = extended(input);
        String unit = Units.read(input);
        if (simple.isEmpty() && extended.isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination", "Must specify either Statistics or ExtendedStatistics");
        }
        if (!simple.isEmpty() && !extended.isEmpty()) {
            throw AwsException.of(
                    "InvalidParameterCombination", "Must specify either Statistics or ExtendedStatistics, not both");
        }
        Periods periods = periods(start, end, period);
        return () -> new Structure()
                .text("Label", metric.name())
                .structures("Datapoints", points(metric, periods, unit, simple, extended));
    }

    private static List<Statistic> simple(Input input) {
        return input.choices("Statistics", Statistic.SIMPLE.size(), Statistic.SIMPLE).stream()
                .map(Statistic::parse)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
    }

    private static List<Statistic> extended(Input input) {
        return input.texts("ExtendedStatistics", 10).stream()
                .map(name -> QueryReading.extendedStatistic(name, "ExtendedStatistics"))
                .distinct()
                .toList();
    }

    private static Periods periods(Instant start, Instant end, int period) {
        if (!start.isBefore(end)) {
            throw AwsException.of(
                    "InvalidParameterValue", "The parameter StartTime must be less than the parameter EndTime.");
        }
        Periods periods = Periods.of(start, end, period);
        if (periods.count() > MAXIMUM_POINTS) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    String.format(
                            Locale.ROOT,
                            "You have requested up to %,d datapoints, which exceeds the limit of %,d. You may reduce the"
                                    + " datapoints requested by increasing Period, or decreasing the time range.",
                            periods.count(),
                            MAXIMUM_POINTS));
        }
        return periods;
    }

    private List<Structure> points(
            MetricId metric, Periods periods, @Nullable String unit, List<Statistic> simple, List<Statistic> extended) {
        return source.read(metric, periods.from(), periods.to(), periods.period()).stream()
                .filter(point -> unit == null || point.unit().equals(unit))
                .map(point -> point(point, simple, extended))
                .toList();
    }

    private static Structure point(Statistics point, List<Statistic> simple, List<Statistic> extended) {
        Structure written = new Structure().time("Timestamp", point.time());
        simple.forEach(statistic -> statistic.of(point).ifPresent(value -> written.number(statistic.name(), value)));
        written.text("Unit", point.unit());
        if (!extended.isEmpty()) {
            Map<String, Double> values = new TreeMap<>();
            extended.forEach(statistic -> statistic.of(point).ifPresent(value -> values.put(statistic.name(), value)));
            written.numbersByName("ExtendedStatistics", values);
        }
        return written;
    }
}
