package dev.banyan.local;

import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.aws.cloudwatch.metric.MetricId;
import dev.banyan.aws.cloudwatch.metric.MetricSource;
import dev.banyan.aws.cloudwatch.metric.Statistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The load balancers' metrics in CloudWatch.
 *
 * @param metrics counts them
 */
record LoadBalancerMetrics(AlbMetrics metrics) implements MetricSource {

    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final String LOAD_BALANCER = "LoadBalancer";
    private static final String TARGET_GROUP = "TargetGroup";

    @Override
    public List<MetricId> list() {
        return metrics.list().stream().map(LoadBalancerMetrics::describe).toList();
    }

    private static MetricId describe(dev.banyan.alb.metrics.MetricId id) {
        SortedMap<String, String> dimensions = new TreeMap<>();
        dimensions.put(LOAD_BALANCER, id.loadBalancer());
        String group = id.targetGroup();
        if (group != null) {
            dimensions.put(TARGET_GROUP, group);
        }
        return new MetricId(NAMESPACE, id.metric().awsName(), dimensions);
    }

    @Override
    public List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period) {
        dev.banyan.alb.metrics.MetricId id = find(metric);
        return id == null
                ? List.of()
                : metrics.read(id, from, to, period).stream()
                        .<Statistics>map(
                                point -> new SamplesOfPeriod(point, id.metric().unit()))
                        .toList();
    }

    private static dev.banyan.alb.metrics.@Nullable MetricId find(MetricId asked) {
        SortedMap<String, String> dimensions = asked.dimensions();
        Metric metric = Metric.of(asked.name());
        String loadBalancer = dimensions.get(LOAD_BALANCER);
        boolean known = asked.namespace().equals(NAMESPACE)
                && Set.of(LOAD_BALANCER, TARGET_GROUP).containsAll(dimensions.keySet());
        return metric == null || loadBalancer == null || !known
                ? null
                : new dev.banyan.alb.metrics.MetricId(metric, loadBalancer, dimensions.get(TARGET_GROUP));
    }
}
