package dev.banyan.alb.metrics;

import dev.banyan.alb.metrics.Meters.Counter;
import java.util.EnumMap;
import java.util.Map;

/** The counters of one target group behind one load balancer. Safe for use by several threads. */
public final class TargetGroupCounters {

    private final Map<Metric, Counter> counters = new EnumMap<>(Metric.class);

    TargetGroupCounters(Meters meters, String loadBalancer, String targetGroup) {
        for (Metric metric : Metric.values()) {
            counters.put(metric, meters.counter(metric, loadBalancer, targetGroup));
        }
    }

    /** Adds to a number. */
    public void add(Metric metric, long amount) {
        Counter counter = counters.get(metric);
        if (counter != null) {
            counter.add(amount);
        }
    }

    /** Counts an answer of a target. */
    public void targetAnswer(int status) {
        switch (status / 100) {
            case 2 -> add(Metric.TARGET_2XX, 1);
            case 3 -> add(Metric.TARGET_3XX, 1);
            case 4 -> add(Metric.TARGET_4XX, 1);
            case 5 -> add(Metric.TARGET_5XX, 1);
            default -> {
                // AWS counts no other family.
            }
        }
    }
}
