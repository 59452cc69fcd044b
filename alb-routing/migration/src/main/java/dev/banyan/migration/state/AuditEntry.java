package dev.banyan.migration.state;

import java.time.Instant;

/**
 * A line of the audit.
 *
 * @param number counts the lines of a route
 * @param at when
 * @param who the operator, or the holder for what the shift does itself
 * @param what what happened, such as {@code step 2: 10 % stands}
 * @param evidence what proves it or why; empty where nothing needs to
 */
public record AuditEntry(long number, Instant at, String who, String what, String evidence) {}
