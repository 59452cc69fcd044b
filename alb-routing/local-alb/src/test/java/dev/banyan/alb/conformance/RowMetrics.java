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

    /** Reads the sums of all metrics, for a load balancer that has ended. */
    RowMetrics(AlbMetrics metrics, Instant from, Instant until) {
        for (MetricId id : metrics.list()) {
            String group = id.targetGroup();
            double sum = metrics.read(id, from, until, Duration.ofSeconds(1)).stream()
                    .mapToDouble(Datapoint::sum)
                    .sum();
            numbers.put(
                    (group == null ? "" : group.split("/")[1] + " ")
                            + id.metric().awsName(),
                    (long) sum);
        }
    }

    long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    @Override
    public String toString() {
        return numbers.toString();
    }
}
