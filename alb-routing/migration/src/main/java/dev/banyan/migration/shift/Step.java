package dev.banyan.migration.shift;

import dev.banyan.migration.rule.Share;
import java.time.Duration;

/**
 * A step of a shift.
 *
 * @param share what goes to Lambda
 * @param bake how long it must stand and be judged well before the next step; zero for not at all
 */
public record Step(Share share, Duration bake) {

    /** @throws IllegalArgumentException if the bake is negative */
    public Step {
        if (bake.isNegative()) {
            throw new IllegalArgumentException("bake: " + bake + " (expected: zero or more)");
        }
    }
}
