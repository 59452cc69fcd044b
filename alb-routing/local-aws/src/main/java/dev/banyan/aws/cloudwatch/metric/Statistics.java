package dev.banyan.aws.cloudwatch.metric;

import java.time.Instant;
import java.util.OptionalDouble;

/** What is known of the samples of one period and one unit. Implementations are immutable. */
public interface Statistics {

    /** Returns when the period began. */
    Instant time();

    /** Returns the unit as CloudWatch names it, such as {@code Count}, {@code Seconds} or {@code None}. */
    String unit();

    /** Returns the number of samples, more than 0. */
    double count();

    /** Returns the sum of the samples. */
    double sum();

    /** Returns the smallest sample. */
    double minimum();

    /** Returns the largest sample. */
    double maximum();

    /**
     * Returns what a share of the samples does not exceed; empty where the metric has no percentiles.
     *
     * @param percent the share, more than 0 and at most 100
     */
    OptionalDouble percentile(double percent);
}
