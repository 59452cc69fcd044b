package dev.banyan.migration.plan;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan. Null stands for a number that is not known.
 *
 * @param share what goes to Lambda
 * @param weights the weights of each rule, in the rules' order
 * @param bake how long it stands at least
 * @param hoursToPass how long until a new side that is as good passes
 * @param hoursToFail how long until the rise of errors that is to be found is shown
 * @param concurrency how many executions at once Lambda needs in the busiest minute, rounded up
 * @param connections how many database connections they hold
 */
public record PlanStep(
        Share share,
        List<GroupWeights> weights,
        Duration bake,
        @Nullable Double hoursToPass,
        @Nullable Double hoursToFail,
        @Nullable Integer concurrency,
        @Nullable Integer connections) {

    /** Copies the weights. */
    public PlanStep {
        weights = List.copyOf(weights);
    }
}
