package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;

/**
 * One event on its way to a function. Nobody may change the array.
 *
 * @param function the function, unqualified or with a version or an alias
 * @param payload the event, JSON
 * @param clientContext what the caller tells of itself, JSON, or empty
 * @param traceId the value of X-Amzn-Trace-Id, or empty
 * @param logTail whether the end of the log is wanted
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; a copy of up to 6 MB would cost too much.
public record InvocationRequest(Arn function, byte[] payload, String clientContext, String traceId, boolean logTail) {}
