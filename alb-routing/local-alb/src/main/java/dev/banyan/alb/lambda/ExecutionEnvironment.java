package dev.banyan.alb.lambda;

import static java.util.Objects.requireNonNull;

/**
 * The process that worked on an invocation.
 *
 * @param id unique for the life of the service
 * @param coldStart whether the process was started for this invocation, so that its init is part of the time
 */
public record ExecutionEnvironment(String id, boolean coldStart) {
    /** Checks that nothing is missing. */
    public ExecutionEnvironment {
        requireNonNull(id, "id");
    }
}
