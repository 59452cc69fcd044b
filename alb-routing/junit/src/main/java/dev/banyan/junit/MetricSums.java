package dev.banyan.junit;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sums of metrics.
 *
 * @param all the metrics
 */
record MetricSums(AlbMetrics all) {

    /** As long as a load balancer keeps its metrics. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    double sum(String name, @Nullable String targetGroupArn) {
        Metric metric = Metric.of(name);
        if (metric == null) {
            throw new IllegalArgumentException("metric: " + name + " (expected: one of AWS/ApplicationELB)");
        }
        String group = targetGroupArn == null ? null : targetGroupArn.substring(targetGroupArn.lastIndexOf(':') + 1);
        return all.list().stream()
                .filter(id -> id.metric() == metric && Objects.equals(id.targetGroup(), group))
                .mapToDouble(this::sum)
                .sum();
    }

    private double sum(MetricId id) {
        Instant end = Instant.now().plusSeconds(1);
        return all.read(id, end.minus(KEPT), end, KEPT).stream()
                .mapToDouble(point -> point.sum())
                .sum();
    }
}
