package dev.banyan.alb.metrics;

import dev.banyan.alb.log.AccessRecord;
import org.jspecify.annotations.Nullable;

/** Counts a request that ended, from what will be logged of it. */
public final class RequestCounts {

    private RequestCounts() {}

    /** Adds a request to all numbers it belongs to. */
    public static void count(LoadBalancerCounters counters, AccessRecord record) {
        counters.add(Metric.PROCESSED_BYTES, record.processedBytes());
        int targetStatus = record.targetStatus();
        String group = record.targetGroup();
        if (group != null) {
            countForGroup(counters, counters.targetGroup(group), record);
        }
        if (targetStatus == 0) {
            countOwnAnswer(counters, record);
        }
    }

    private static void countForGroup(LoadBalancerCounters counters, TargetGroupCounters group, AccessRecord record) {
        counters.add(Metric.REQUESTS, 1);
        group.add(Metric.REQUESTS, 1);
        if (record.targetStatus() > 0) {
            group.targetAnswer(record.targetStatus());
            group.add(Metric.TARGET_RESPONSE_MICROSECONDS, record.targetMicroseconds());
        }
        Metric failure = lambdaFailure(record.errorReason());
        if (failure != null) {
            group.add(failure, 1);
        }
    }

    private static void countOwnAnswer(LoadBalancerCounters counters, AccessRecord record) {
        switch (record.actions()) {
            case "fixed-response" -> counters.add(Metric.FIXED_RESPONSES, 1);
            case "redirect" -> {
                counters.add(record.status() == 507 ? Metric.REDIRECT_URL_LIMIT_EXCEEDED : Metric.REDIRECTS, 1);
                counters.ownAnswer(record.status());
            }
            default -> counters.ownAnswer(record.status());
        }
    }

    private static @Nullable Metric lambdaFailure(String errorReason) {
        return switch (errorReason) {
            case "-" -> null;
            case "LambdaServiceException", "LambdaConnectionError", "LambdaConnectionTimeout" ->
                Metric.LAMBDA_INTERNAL_ERRORS;
            default -> Metric.LAMBDA_USER_ERRORS;
        };
    }
}
