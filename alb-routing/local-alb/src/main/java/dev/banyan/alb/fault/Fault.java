package dev.banyan.alb.fault;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How the targets of a group misbehave. Health checks do not see it, as they do not see most real faults either.
 *
 * @param latency what each request waits before its target gets it
 * @param errorShare the share of requests, 0 to 1, that fail in the target: an ip target answers 500, a function throws
 * @param resetShare the share of requests, 0 to 1, whose connection the target resets; both shares together at most 1
 */
public record Fault(Duration latency, double errorShare, double resetShare) {

    /** More than this is longer than any client waits. */
    private static final Duration MAXIMUM_LATENCY = Duration.ofMinutes(10);

    /** What happens to one request. */
    public enum Effect {
        /** Nothing more than the wait. */
        NONE,
        /** The target fails. */
        ERROR,
        /** The target resets the connection. */
        RESET
    }

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is out of its range
     */
    public Fault {
        requireNonNull(latency, "latency");
        check(
                !latency.isNegative() && latency.compareTo(MAXIMUM_LATENCY) <= 0,
                "latency: " + latency.toMillis() + " ms (expected: 0 to " + MAXIMUM_LATENCY.toMillis() + ")");
        check(errorShare >= 0 && errorShare <= 1, "errorShare: " + errorShare + " (expected: 0 to 1)");
        check(resetShare >= 0 && resetShare <= 1, "resetShare: " + resetShare + " (expected: 0 to 1)");
        check(
                errorShare + resetShare <= 1,
                "errorShare and resetShare: " + (errorShare + resetShare) + " (expected: together at most 1)");
    }

    /** Draws what happens to the next request. */
    public Effect draw(SplittableRandom random) {
        double drawn = random.nextDouble();
        if (drawn < errorShare) {
            return Effect.ERROR;
        }
        return drawn < errorShare + resetShare ? Effect.RESET : Effect.NONE;
    }

    private static void check(boolean valid, String message) {
        if (!valid) {
            throw new IllegalArgumentException(message);
        }
    }
}
