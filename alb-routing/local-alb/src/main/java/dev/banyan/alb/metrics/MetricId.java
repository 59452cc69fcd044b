package dev.banyan.alb.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A metric and its dimensions. There is one zone, so AWS's dimension AvailabilityZone would tell nothing.
 *
 * @param metric what is counted
 * @param loadBalancer the dimension LoadBalancer, {@code app/name/id}
 * @param targetGroup the dimension TargetGroup, {@code targetgroup/name/id}, or null for the load balancer's own number
 */
public record MetricId(
        Metric metric, String loadBalancer, @Nullable String targetGroup) {}
