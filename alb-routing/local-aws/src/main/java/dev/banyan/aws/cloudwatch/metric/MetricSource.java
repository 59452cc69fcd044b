package dev.banyan.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where metrics come from: a load balancer, the functions, the metrics that clients put. Implementations are safe for
 * use by several threads, and answer from memory: they are asked within a request and for each evaluation of an alarm.
 */
public interface MetricSource {

    /** Returns every metric with samples that are still kept, in any order. */
    List<MetricId> list();

    /**
     * Returns the statistics of a metric.
     *
     * @param metric one of {@link #list}, or any other, which has no samples
     * @param from when the first period begins, on a whole second
     * @param to when the last period ends, a whole number of periods after {@code from}
     * @param period the length of each period, a whole number of seconds, at least one
     * @return one entry for each period with samples and each unit that they have, the oldest first
     */
    List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period);
}
