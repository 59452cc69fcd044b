package dev.banyan.alb.metrics;

import org.jspecify.annotations.Nullable;

/**
 * Gives the counters that the data plane adds to. Asked once per counter and snapshot, not per request.
 *
 * <p>Safe for use by several threads, as are the counters.
 */
@FunctionalInterface
public interface Meters {

    /** Counts nothing. */
    Meters NONE = (metric, loadBalancer, targetGroup) -> amount -> {};

    /** A number that grows. */
    @FunctionalInterface
    interface Counter {

        /** Adds to the number; must not block. */
        void add(long amount);
    }

    /**
     * Returns the counter of a metric.
     *
     * @param metric what is counted
     * @param loadBalancer the load balancer's dimension, {@code app/name/id}
     * @param targetGroup the target group's dimension, {@code targetgroup/name/id}, or null for the load balancer's own
     */
    Counter counter(Metric metric, String loadBalancer, @Nullable String targetGroup);
}
