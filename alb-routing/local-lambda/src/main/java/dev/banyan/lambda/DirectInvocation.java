package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

/**
 * One event that the function's owner sends, without asking its policy. The array is not copied.
 *
 * @param functionArn the function, unqualified or with a version or an alias
 * @param event the event document, JSON in UTF-8, at most 6 MB
 * @param clientContext what the caller tells the function of itself, JSON, or empty
 * @param traceId the value of X-Amzn-Trace-Id, or empty
 * @param logTail whether the end of the log is wanted, for which the outcome is a moment later
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 6 MB would cost too much.
public record DirectInvocation(
        String functionArn, byte[] event, String clientContext, String traceId, boolean logTail) {
    /** Checks that nothing is missing. */
    public DirectInvocation {
        requireNonNull(functionArn, "functionArn");
        requireNonNull(event, "event");
        requireNonNull(clientContext, "clientContext");
        requireNonNull(traceId, "traceId");
    }
}
