package dev.banyan.alb.metrics;

import java.time.Instant;
import java.util.OptionalDouble;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** The statistics of a metric over a period, in the metric's unit, as CloudWatch gives them. Immutable. */
public final class Datapoint {

    private final Instant time;
    private final double count;
    private final double sum;
    private final double minimum;
    private final double maximum;
    private final double scale;

    /** Not changed any more. */
    private final @Nullable IntCountsHistogram distribution;

    Datapoint(
            Instant time,
            double count,
            double sum,
            double minimum,
            double maximum,
            double scale,
            @Nullable IntCountsHistogram distribution) {
        this.time = time;
        this.count = count;
        this.sum = sum;
        this.minimum = minimum;
        this.maximum = maximum;
        this.scale = scale;
        this.distribution = distribution;
    }

    /** Returns when the period began. */
    public Instant time() {
        return time;
    }

    /** Returns the number of samples, at least one. */
    public double count() {
        return count;
    }

    /** Returns the sum of all samples. */
    public double sum() {
        return sum;
    }

    /** Returns the mean of all samples. */
    public double average() {
        return sum / count;
    }

    /** Returns the smallest sample. */
    public double minimum() {
        return minimum;
    }

    /** Returns the largest sample. */
    public double maximum() {
        return maximum;
    }

    /**
     * Returns what a share of the samples does not exceed, within one percent; empty for metrics without percentiles.
     *
     * @param percent the share, more than 0 and at most 100
     * @throws IllegalArgumentException if the share is outside of that
     */
    public OptionalDouble percentile(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("percent: " + percent + " (expected: more than 0, at most 100)");
        }
        if (distribution == null) {
            return OptionalDouble.empty();
        }
        double value = distribution.getValueAtPercentile(percent) * scale;
        return OptionalDouble.of(Math.min(Math.max(value, minimum), maximum));
    }

    @Override
    public String toString() {
        return time + " count=" + count + " sum=" + sum + " minimum=" + minimum + " maximum=" + maximum;
    }
}
