package dev.banyan.aws.lambda;

import java.time.Clock;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What the API asks of the rest of the system.
 *
 * @param clock the time of changes
 * @param revisions ids of revisions
 * @param rules which functions get weighted traffic
 */
public record LambdaHooks(InstantSource clock, Supplier<String> revisions, WeightedRules rules) {

    /** Returns hooks of an API alone: chance ids, no rules. */
    public static LambdaHooks defaults() {
        return new LambdaHooks(Clock.systemUTC(), () -> UUID.randomUUID().toString(), WeightedRules.NONE);
    }

    /** Returns these hooks with other rules. */
    public LambdaHooks withRules(WeightedRules newRules) {
        return new LambdaHooks(clock, revisions, newRules);
    }
}
