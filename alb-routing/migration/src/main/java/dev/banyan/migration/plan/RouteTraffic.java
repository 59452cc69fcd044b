package dev.banyan.migration.plan;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a route's traffic. Null stands for a number that is not known.
 *
 * @param meanPerMinute requests a minute, both groups together
 * @param peakPerMinute the same in the busiest minute
 * @param errorRate the container's share of errors, 0 to 1
 * @param containerSeconds how long the container takes in the mean
 * @param lambdaSeconds how long the function takes in the mean
 */
public record RouteTraffic(
        @Nullable Double meanPerMinute,
        @Nullable Double peakPerMinute,
        @Nullable Double errorRate,
        @Nullable Double containerSeconds,
        @Nullable Double lambdaSeconds) {}
