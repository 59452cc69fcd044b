package dev.banyan.alb.metrics;

import dev.banyan.alb.log.AccessRecord;

/** Counts a request that ended, from what will be logged of it. */
final class RequestCounts {

    private static final Metric[] TARGET_STATUS = {
        Metric.TARGET_2XX, Metric.TARGET_3XX, Metric.TARGET_4XX, Metric.TARGET_5XX
    };

    private RequestCounts() {}

    /** Adds a request to the load balancer's own numbers. */
    static void count(Counters counters, AccessRecord record, boolean version6) {
        counters.add(Metric.PROCESSED_BYTES, record.processedBytes());
        if (version6) {
            counters.add(Metric.IPV6_REQUESTS);
            counters.add(Metric.IPV6_PROCESSED_BYTES, record.processedBytes());
        }
        if (record.ruleEvaluations() > 0) {
            counters.add(Metric.RULE_EVALUATIONS, record.ruleEvaluations());
        }
        if (record.targetStatus() == 0) {
            countOwnAnswer(counters, record);
        }
    }

    /** Adds a request for which a target could be chosen to the numbers of the target's group. */
    static void countForGroup(Counters counters, AccessRecord record) {
        counters.add(Metric.REQUESTS);
        if (record.isAnswered() && record.targetStatus() > 0) {
            counters.addResponseTime(record.targetMicroseconds());
            int family = record.targetStatus() / 100 - 2;
            if (family >= 0 && family < TARGET_STATUS.length) {
                counters.add(TARGET_STATUS[family]);
            }
        }
        if (record.isToFunction()) {
            counters.add(Metric.LAMBDA_TARGET_PROCESSED_BYTES, record.processedBytes());
            String reason = record.errorReason();
            if (reason != null && reason.startsWith("Lambda")) { // Not so of an unreadable stickiness cookie.
                counters.add(lambdaFailure(reason));
            }
        }
    }

    /**
     * Fixed responses have a number of their own; that they are not among HTTPCode_ELB_* is our choice. The actions
     * before the last one, such as authenticate, let the request pass.
     */
    private static void countOwnAnswer(Counters counters, AccessRecord record) {
        if (record.actions().endsWith("fixed-response")) {
            counters.add(Metric.FIXED_RESPONSES);
        } else if (record.actions().endsWith("redirect")) {
            counters.add(record.status() == 507 ? Metric.REDIRECT_URL_LIMIT_EXCEEDED : Metric.REDIRECTS);
            countStatus(counters, record.status());
        } else {
            countStatus(counters, record.status());
        }
    }

    private static void countStatus(Counters counters, int status) {
        if (status >= 500) {
            counters.add(Metric.ELB_5XX);
            countServerError(counters, status);
        } else if (status >= 400) {
            counters.add(Metric.ELB_4XX);
        } else if (status >= 300) {
            counters.add(Metric.ELB_3XX);
        }
    }

    private static void countServerError(Counters counters, int status) {
        switch (status) {
            case 500 -> counters.add(Metric.ELB_500);
            case 502 -> counters.add(Metric.ELB_502);
            case 503 -> counters.add(Metric.ELB_503);
            case 504 -> counters.add(Metric.ELB_504);
            default -> {
                // The others have no number of their own.
            }
        }
    }

    private static Metric lambdaFailure(String errorReason) {
        return switch (errorReason) {
            case "LambdaServiceException",
                    "LambdaConnectionError",
                    "LambdaConnectionTimeout",
                    "LambdaUnhandledException" -> Metric.LAMBDA_INTERNAL_ERRORS;
            default -> Metric.LAMBDA_USER_ERRORS;
        };
    }
}
