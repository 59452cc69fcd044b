package dev.banyan.lambda;

import org.jspecify.annotations.Nullable;

/**
 * A metric and its dimensions.
 *
 * @param metric what is counted
 * @param region the region of the functions
 * @param functionName the dimension FunctionName, or null for all functions of the region
 * @param resource the dimension Resource, the function's name or {@code name:qualifier} as it was invoked; null for
 *     all invocations of the function
 */
public record LambdaMetricId(
        LambdaMetric metric,
        String region,
        @Nullable String functionName,
        @Nullable String resource) {}
