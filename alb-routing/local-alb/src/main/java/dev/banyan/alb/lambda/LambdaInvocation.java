package dev.banyan.alb.lambda;

import static java.util.Objects.requireNonNull;

/**
 * One event on its way to a function. The array is not copied: the caller hands it over and leaves it unchanged.
 *
 * @param functionArn the function as registered as a target: unqualified, or with {@code :version} or {@code :alias}
 * @param targetGroupArn the target group that asks, compared with the function's permissions
 * @param traceId the value of X-Amzn-Trace-Id, or empty where there is none (health checks)
 * @param event the event document, JSON in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 1 MB per request would cost too much.
public record LambdaInvocation(String functionArn, String targetGroupArn, String traceId, byte[] event) {
    /** Checks that nothing is missing. */
    public LambdaInvocation {
        requireNonNull(functionArn, "functionArn");
        requireNonNull(targetGroupArn, "targetGroupArn");
        requireNonNull(traceId, "traceId");
        requireNonNull(event, "event");
    }
}
