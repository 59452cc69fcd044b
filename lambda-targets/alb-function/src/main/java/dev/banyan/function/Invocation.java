package dev.banyan.function;

import java.time.Instant;

/**
 * What is known about the running invocation besides the request.
 *
 * @param requestId the id Lambda gave this invocation
 * @param functionName the name of the function
 * @param startedAt when the handler began
 * @param log writes log lines that carry this invocation's ids
 */
public record Invocation(String requestId, String functionName, Instant startedAt, FunctionLog log) {}
