package dev.banyan.migration.plan;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a plan is made with.
 *
 * @param lookBack how far back the traffic is looked at
 * @param connectionsPerEnvironment how many database connections an execution environment opens; empty where not known
 * @param errorsTimes how many times more errors are to be found: 2 for a doubling
 */
public record PlanOptions(Duration lookBack, OptionalInt connectionsPerEnvironment, double errorsTimes) {

    /** A day of traffic, and a doubling of errors. */
    public static final PlanOptions DEFAULT = new PlanOptions(Duration.ofDays(1), OptionalInt.empty(), 2);

    /** @throws IllegalArgumentException if a number is out of its range */
    public PlanOptions {
        if (lookBack.compareTo(Duration.ofMinutes(1)) < 0 || lookBack.compareTo(Duration.ofDays(14)) > 0) {
            throw new IllegalArgumentException("look-back: " + lookBack + " (expected: 1 minute to 14 days)");
        }
        if (connectionsPerEnvironment.orElse(1) < 0) {
            throw new IllegalArgumentException(
                    "pool: " + connectionsPerEnvironment.getAsInt() + " (expected: 0 or more connections)");
        }
    }
}
