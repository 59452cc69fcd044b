package dev.banyan.alb.metrics;

import dev.banyan.alb.metrics.Meters.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of one load balancer and of the target groups behind it. Safe for use by several threads. */
public final class LoadBalancerCounters {

    private final Meters meters;
    private final String loadBalancer;
    private final Map<Metric, Counter> own = new EnumMap<>(Metric.class);
    private final Map<String, TargetGroupCounters> groups = new ConcurrentHashMap<>();

    /**
     * Creates counters.
     *
     * @param meters keeps the numbers
     * @param loadBalancer the load balancer's dimension, {@code app/name/id}
     */
    public LoadBalancerCounters(Meters meters, String loadBalancer) {
        this.meters = meters;
        this.loadBalancer = loadBalancer;
        for (Metric metric : Metric.values()) {
            own.put(metric, meters.counter(metric, loadBalancer, null));
        }
    }

    /** Adds to a number of the load balancer. */
    public void add(Metric metric, long amount) {
        Counter counter = own.get(metric);
        if (counter != null) {
            counter.add(amount);
        }
    }

    /** Returns the counters of a target group, by its ARN. */
    public TargetGroupCounters targetGroup(String arn) {
        TargetGroupCounters known = groups.get(arn);
        return known == null ? groups.computeIfAbsent(arn, this::create) : known;
    }

    private TargetGroupCounters create(String arn) {
        return new TargetGroupCounters(meters, loadBalancer, arn.substring(arn.lastIndexOf(':') + 1));
    }

    /** Counts an answer that the load balancer gave itself. */
    public void ownAnswer(int status) {
        if (status >= 500) {
            add(Metric.ELB_5XX, 1);
            switch (status) {
                case 500 -> add(Metric.ELB_500, 1);
                case 502 -> add(Metric.ELB_502, 1);
                case 503 -> add(Metric.ELB_503, 1);
                case 504 -> add(Metric.ELB_504, 1);
                default -> {
                    // The others have no number of their own.
                }
            }
        } else if (status >= 400) {
            add(Metric.ELB_4XX, 1);
        } else if (status >= 300) {
            add(Metric.ELB_3XX, 1);
        }
    }
}
