package dev.banyan.aws.cloudwatch.math;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * Numbers by the second at which their period began.
 *
 * @param label what the numbers are, such as the metric's name
 * @param points the numbers, the oldest first; seconds without one are not there
 */
public record TimeSeries(String label, NavigableMap<Long, Double> points) {

    /** Takes over the points, which nobody may change any more; those that are no finite number are left out. */
    public TimeSeries {
        if (points.values().stream().anyMatch(value -> !Double.isFinite(value))) {
            points = new TreeMap<>(points);
            points.values().removeIf(value -> !Double.isFinite(value));
        }
        points = Collections.unmodifiableNavigableMap(points);
    }

    TimeSeries map(DoubleUnaryOperator operator) {
        NavigableMap<Long, Double> mapped = new TreeMap<>();
        points.forEach((second, value) -> mapped.put(second, operator.applyAsDouble(value)));
        return new TimeSeries(label, mapped);
    }
}
