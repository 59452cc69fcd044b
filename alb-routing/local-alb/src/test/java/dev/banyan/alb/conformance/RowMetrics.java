package dev.banyan.alb.conformance;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Datapoint;
import dev.banyan.alb.metrics.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** What was counted in a row: a metric of the load balancer by its name, one of a group behind the group's name. */
final class RowMetrics {

    private final Map<String, Long> numbers = new TreeMap<>();
    private final Map<String, Long> levels = new TreeMap<>();

    /** Reads the sums of all metrics, for a load balancer that has ended. */
    RowMetrics(AlbMetrics metrics, Instant from, Instant until) {
        for (MetricId id : metrics.list()) {
            String group = id.targetGroup();
            String name = (group == null ? "" : group.split("/")[1] + " ")
                    + id.metric().awsName();
            double sum = 0;
            for (Datapoint second : metrics.read(id, from, until, Duration.ofSeconds(1))) {
                sum += second.sum();
                levels.put(name, (long) second.maximum());
            }
            numbers.put(name, (long) sum);
        }
    }

    long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    /** Returns what a level was at the end, or -1. */
    long level(String name) {
        return levels.getOrDefault(name, -1L);
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
