package dev.banyan.lambda;

import dev.banyan.alb.metrics.Metric.Kind;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is counted, by its name in the namespace AWS/Lambda. */
public enum LambdaMetric {
    /** Each is a sample of 1; throttled ones do not count. */
    INVOCATIONS("Invocations", "Count", Kind.COUNT, 1),
    /** A sample of 0 or 1 for each invocation, so that the average is the error rate. */
    ERRORS("Errors", "Count", Kind.TOTAL, 1),
    /** Each is a sample of 1. */
    THROTTLES("Throttles", "Count", Kind.COUNT, 1),
    /** The time of each invocation without the init of its process. */
    DURATION("Duration", "Milliseconds", Kind.DISTRIBUTION, 1e-3),
    /** How many ran when an invocation began, and once a second while any runs. */
    CONCURRENT_EXECUTIONS("ConcurrentExecutions", "Count", Kind.TOTAL, 1);

    private static final Map<String, LambdaMetric> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(LambdaMetric::awsName, Function.identity()));

    private final String awsName;
    private final String unit;
    private final Kind kind;
    private final double scale;

    LambdaMetric(String awsName, String unit, Kind kind, double scale) {
        this.awsName = awsName;
        this.unit = unit;
        this.kind = kind;
        this.scale = scale;
    }

    /** Returns the metric of a name in CloudWatch, or null where it is not counted. */
    public static @Nullable LambdaMetric of(String awsName) {
        return BY_NAME.get(awsName);
    }

    /** Returns the metric's name in CloudWatch. */
    public String awsName() {
        return awsName;
    }

    /** Returns the unit as CloudWatch names it. */
    public String unit() {
        return unit;
    }

    Kind kind() {
        return kind;
    }

    /** Returns what an amount is multiplied with to get the unit: durations are counted in microseconds. */
    double scale() {
        return scale;
    }
}
