package dev.banyan.migration.guardrail.metrics;

import java.time.Duration;
import java.util.Map;

/**
 * One statistic of one metric, by periods.
 *
 * @param namespace such as {@code AWS/ApplicationELB}
 * @param metric such as {@code RequestCount}
 * @param dimensions values by their names
 * @param statistic such as {@code Sum} or {@code p99}
 * @param period the length of a period
 */
public record Series(
        String namespace, String metric, Map<String, String> dimensions, String statistic, Duration period) {

    /** Copies the dimensions. */
    public Series {
        dimensions = Map.copyOf(dimensions);
    }
}
