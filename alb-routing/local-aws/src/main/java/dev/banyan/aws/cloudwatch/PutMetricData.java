package dev.banyan.aws.cloudwatch;

import dev.banyan.aws.cloudwatch.data.MetricReading;
import dev.banyan.aws.cloudwatch.data.Units;
import dev.banyan.aws.cloudwatch.metric.CustomMetrics;
import dev.banyan.aws.cloudwatch.metric.Datum;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.cloudwatch.protocol.Operation;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.AwsException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The action PutMetricData. */
record PutMetricData(CustomMetrics metrics, InstantSource clock) {

    private static final int MAXIMUM_DATA = 1_000;
    private static final int MAXIMUM_VALUES = 150;
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);
    private static final double LARGEST = Math.pow(2, 360);

    Operation read(Caller caller, Input input) {
        String namespace = MetricReading.namespace(input);
        if (namespace.startsWith("AWS/")) {
            throw AwsException.of("InvalidParameterValue", "The value AWS/ for parameter Namespace is invalid.");
        }
        Instant now = clock.instant();
        List<Datum> data = new ArrayList<>();
        for (Input datum : input.structures("MetricData", MAXIMUM_DATA)) {
            data.add(datum(namespace, datum, now));
        }
        if (data.isEmpty()) {
            throw AwsException.of("MissingParameter", "The parameter MetricData is required.");
        }
        return () -> {
            data.forEach(metrics::put);
            return null;
        };
    }

    private static Datum datum(String namespace, Input input, Instant now) {
        String name = input.required("MetricName", 1, MetricReading.MAXIMUM_NAME);
        MetricId metric = new MetricId(namespace, name, MetricReading.dimensions(input));
        String unit = Units.read(input);
        // Everything is kept by the second here.
        Integer resolution = input.integer("StorageResolution", 1, 60);
        if (resolution != null && resolution != 1 && resolution != 60) {
            throw invalid(input, "StorageResolution", resolution);
        }
        Instant time = time(input, now);
        Input summary = input.structure("StatisticValues");
        Double value = number(input, "Value");
        List<Double> values = numbers(input, "Values");
        checkOne(input, value != null, !values.isEmpty(), summary != null);
        String kept = unit == null ? Units.NONE : unit;
        if (summary != null) {
            return summary(metric, kept, time, summary);
        }
        return new Datum.Values(metric, kept, time, value == null ? counted(input, values) : Map.of(value, 1.0));
    }

    private static Instant time(Input input, Instant now) {
        Instant time = input.time("Timestamp");
        if (time == null) {
            return now;
        }
        if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(NEWEST))) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "The parameter " + input.parameter("Timestamp")
                            + " must specify a time no more than two weeks in the past and no more than two hours in"
                            + " the future.");
        }
        return time;
    }

    /** A datum has exactly one of these forms. */
    private static void checkOne(Input input, boolean hasValue, boolean hasValues, boolean hasSummary) {
        List<String> given = new ArrayList<>();
        if (hasValue) {
            given.add("Value");
        }
        if (hasValues) {
            given.add("Values");
        }
        if (hasSummary) {
            given.add("StatisticValues");
        }
        if (given.size() > 1) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameters " + input.parameter(given.get(0)) + " and " + input.parameter(given.get(1))
                            + " are mutually exclusive and you have specified both.");
        }
        if (given.isEmpty()) {
            throw AwsException.of(
                    "MissingParameter",
                    "At least one of the parameters " + input.parameter("Value") + " and "
                            + input.parameter("StatisticValues") + " must be specified.");
        }
    }

    private static Map<Double, Double> counted(Input input, List<Double> values) {
        List<Double> counts = input.numbers("Counts", MAXIMUM_VALUES);
        if (!counts.isEmpty() && counts.size() != values.size()) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "The parameters " + input.parameter("Values") + " and " + input.parameter("Counts")
                            + " must be of the same size.");
        }
        Map<Double, Double> counted = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            double count = counts.isEmpty() ? 1 : counts.get(i);
            if (count <= 0) {
                throw invalid(input, "Counts.member." + (i + 1), count);
            }
            counted.merge(values.get(i), count, Double::sum);
        }
        return counted;
    }

    private static Datum summary(MetricId metric, String unit, Instant time, Input input) {
        double count = input.requiredNumber("SampleCount");
        double sum = checkRange(input, "Sum", input.requiredNumber("Sum"));
        double minimum = checkRange(input, "Minimum", input.requiredNumber("Minimum"));
        double maximum = checkRange(input, "Maximum", input.requiredNumber("Maximum"));
        if (count <= 0) {
            throw invalid(input, "SampleCount", count);
        }
        if (minimum > maximum) {
            throw AwsException.of(
                    "InvalidParameterCombination",
                    "The parameter " + input.parameter("Minimum") + " must not be greater than the parameter "
                            + input.parameter("Maximum") + ".");
        }
        return new Datum.Summary(metric, unit, time, count, sum, minimum, maximum);
    }

    private static @Nullable Double number(Input input, String member) {
        Double number = input.number(member);
        return number == null ? null : (Double) checkRange(input, member, number);
    }

    private static List<Double> numbers(Input input, String member) {
        List<Double> numbers = input.numbers(member, MAXIMUM_VALUES);
        for (int i = 0; i < numbers.size(); i++) {
            double unused = checkRange(input, member + ".member." + (i + 1), numbers.get(i));
        }
        return numbers;
    }

    private static double checkRange(Input input, String member, double number) {
        if (Math.abs(number) > LARGEST) {
            throw invalid(input, member, number);
        }
        return number;
    }

    private static AwsException invalid(Input input, String member, Object value) {
        return AwsException.of(
                "InvalidParameterValue",
                "The value " + value + " for parameter " + input.parameter(member) + " is invalid.");
    }
}
