package dev.banyan.migration.state;

import java.time.Instant;

/**
 * What an operator asks of a shift that another process drives: left in the state, done by the holder
 * of the lease.
 *
 * @param verb {@code pause}, {@code resume}, {@code promote}, {@code hold}, {@code abort} or {@code retry}
 * @param option whether the verb's option is meant: {@code --full} or {@code --hard}
 * @param who the operator
 * @param at when
 */
public record OperatorRequest(String verb, boolean option, String who, Instant at) {}
