package dev.banyan.lambda;

import java.time.Instant;

/**
 * One line of a function's log: what the function printed, or a line of the service such as START, END and REPORT.
 *
 * @param time when the service read the line, not when it was printed; the two differ by a fraction of a second
 * @param functionName whose log it is
 * @param environmentId the execution environment that wrote it
 * @param text the line without its end
 */
public record LogEntry(Instant time, String functionName, String environmentId, String text) {}
