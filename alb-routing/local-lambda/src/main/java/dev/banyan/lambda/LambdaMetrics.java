package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.lambda.LambdaOutcome.Answered;
import dev.banyan.alb.lambda.LambdaOutcome.FunctionError;
import dev.banyan.alb.metrics.Datapoint;
import dev.banyan.alb.metrics.Samples;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of all functions under their names in CloudWatch, by the second, for as long as they are kept. A number can be read as
 * soon as it was counted. Safe for several threads.
 */
public final class LambdaMetrics {
    private final Clock clock;
    private final int seconds;

    /** Guarded by this, as is what it holds. */
    private final Map<LambdaMetricId, Samples> samples = new LinkedHashMap<>();

    /** What runs at the moment, by the dimensions it counts for. Guarded by this. */
    private final Map<Dimensions, Integer> running = new HashMap<>();

    /** @param kept how long numbers are kept, which bounds the memory they take */
    LambdaMetrics(Clock clock, Duration kept) {
        this.clock = clock;
        this.seconds = Math.toIntExact(kept.toSeconds());
    }

    /** Where an invocation counts. */
    private record Dimensions(
            String region,
            @Nullable String functionName,
            @Nullable String resource) {
        LambdaMetricId of(LambdaMetric metric) {
            return new LambdaMetricId(metric, region, functionName, resource);
        }
    }

    /** Returns all metrics that were ever counted, with their dimensions. */
    public synchronized List<LambdaMetricId> list() {
        return List.copyOf(samples.keySet());
    }

    /**
     * Returns the statistics of a metric.
     *
     * @param id the metric and its dimensions
     * @param from when the first period begins, cut to a second
     * @param to when the last period ends at the latest
     * @param period the length of each period, at least a second
     * @return one point for each period with samples, the oldest first
     * @throws IllegalArgumentException if the period is not made of whole seconds
     */
    public synchronized List<Datapoint> read(LambdaMetricId id, Instant from, Instant to, Duration period) {
        Samples found = samples.get(id);
        if (found == null) {
            var unused = Samples.seconds(period);
            return List.of();
        }
        return found.read(from, to, period, id.metric().scale());
    }

    /** Counts an invocation that begins. */
    synchronized void began(FunctionName function) {
        long second = clock.instant().getEpochSecond();
        for (Dimensions dimensions : dimensions(function)) {
            running.merge(dimensions, 1, Integer::sum);
            addRunning(second, dimensions);
        }
    }

    /** Counts an invocation that has ended. */
    synchronized void ended(FunctionName function, LambdaOutcome outcome) {
        long second = clock.instant().getEpochSecond();
        for (Dimensions dimensions : dimensions(function)) {
            running.computeIfPresent(dimensions, (key, number) -> number == 1 ? null : number - 1);
            // One that was refused is neither an invocation nor an error: the function did not run.
            if (outcome instanceof Answered answer) {
                ran(second, dimensions, false, answer.duration());
            } else if (outcome instanceof FunctionError error) {
                ran(second, dimensions, true, error.duration());
            }
        }
    }

    /** Counts an invocation that was turned away for want of concurrency. */
    synchronized void throttled(FunctionName function) {
        long second = clock.instant().getEpochSecond();
        dimensions(function)
                .forEach(dimensions ->
                        samples(dimensions.of(LambdaMetric.THROTTLES)).add(second, 1));
    }

    /** Takes the level of what runs; called once a second. */
    synchronized void look() {
        long second = clock.instant().getEpochSecond();
        running.keySet().forEach(dimensions -> addRunning(second, dimensions));
    }

    private void addRunning(long second, Dimensions dimensions) {
        double number = running.getOrDefault(dimensions, 0);
        samples(dimensions.of(LambdaMetric.CONCURRENT_EXECUTIONS)).add(second, number, 1, number, number);
    }

    private void ran(long second, Dimensions dimensions, boolean failed, Duration duration) {
        double error = failed ? 1 : 0;
        samples(dimensions.of(LambdaMetric.INVOCATIONS)).add(second, 1);
        samples(dimensions.of(LambdaMetric.ERRORS)).add(second, error, 1, error, error);
        samples(dimensions.of(LambdaMetric.DURATION))
                .addDuration(second, TimeUnit.NANOSECONDS.toMicros(duration.toNanos()));
    }

    private static List<Dimensions> dimensions(FunctionName function) {
        String region = FunctionName.regionOf(function.unqualifiedArn());
        String name =
                function.unqualifiedArn().substring(function.unqualifiedArn().lastIndexOf(':') + 1);
        String resource = function.qualifier() == null ? name : name + ":" + function.qualifier();
        List<Dimensions> all = new ArrayList<>();
        all.add(new Dimensions(region, null, null));
        all.add(new Dimensions(region, name, null));
        all.add(new Dimensions(region, name, resource));
        return all;
    }

    private Samples samples(LambdaMetricId id) {
        return samples.computeIfAbsent(id, key -> new Samples(key.metric().kind(), seconds));
    }
}
