package dev.banyan.aws.cloudwatch.metric;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A metric: two with different dimensions are two metrics.
 *
 * @param namespace such as {@code AWS/ApplicationELB}
 * @param name such as {@code RequestCount}
 * @param dimensions values by their names, such as {@code LoadBalancer} and {@code app/shop/0123456789abcdef}
 */
public record MetricId(String namespace, String name, SortedMap<String, String> dimensions) {

    /** Copies the dimensions. */
    public MetricId {
        dimensions = Collections.unmodifiableSortedMap(new TreeMap<>(dimensions));
    }
}
