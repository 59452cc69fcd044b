package dev.banyan.lambda;

import dev.banyan.alb.lambda.LambdaOutcome;

/**
 * How a direct invocation ended. The array is not copied.
 *
 * @param outcome what the load balancer would be told
 * @param version the version that was chosen, or empty where there is none
 * @param payload what the function answered, a document of its error, or empty where it did not run
 * @param reason why it was throttled, in Lambda's word, or empty
 * @param logTail the last 4 KB of the invocation's log where that was asked for; else empty
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 6 MB would cost too much.
public record DirectOutcome(LambdaOutcome outcome, String version, byte[] payload, String reason, String logTail) {
    /** The reason of a function that uses up all that is reserved for it. */
    public static final String RESERVED = "ReservedFunctionConcurrentInvocationLimitExceeded";

    /** The reason of a machine whose concurrency is used up. */
    public static final String UNRESERVED = "ConcurrentInvocationLimitExceeded";
}
