package dev.banyan.migration.run;

import java.time.Duration;

/**
 * How often a runner does what.
 *
 * @param tick between two looks at the rules and the evidence
 * @param lease how long the lease holds without a renewal
 * @param patience how many times in a row AWS may fail to answer before the runner gives up; the route
 *     stays where it is then
 */
public record Timing(Duration tick, Duration lease, int patience) {

    /** Metrics come once a minute; three ticks may be missed before another machine can take over. */
    public static final Timing AWS = new Timing(Duration.ofSeconds(15), Duration.ofMinutes(2), 20);

    /** Local metrics have a resolution of one second. */
    public static final Timing LOCAL = new Timing(Duration.ofSeconds(1), Duration.ofSeconds(10), 10);

    /** @throws IllegalArgumentException if the lease would run out between two ticks */
    public Timing {
        if (tick.isNegative() || tick.isZero() || lease.compareTo(tick.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("lease: " + lease + " (expected: at least two ticks of " + tick + ")");
        }
    }
}
