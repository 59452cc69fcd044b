package dev.banyan.migration.rule;

import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.List;

/**
 * What a rule must look like before its weights are changed.
 *
 * @param rule its ARN
 * @param shape everything but the weights
 * @param weights its weights
 */
public record ExpectedRule(Arn rule, RuleShape shape, GroupWeights weights) {

    /**
     * Returns what a live rule is expected to stay.
     *
     * @throws IllegalArgumentException if it does not forward
     */
    public static ExpectedRule of(LiveRule live) {
        GroupWeights weights = live.weights()
                .orElseThrow(() -> new IllegalArgumentException(
                        "rule: " + live.arn() + " does not forward (expected: a forward to target groups)"));
        return new ExpectedRule(live.arn(), live.shape(), weights);
    }

    /** Returns this rule with other weights. */
    public ExpectedRule with(GroupWeights changed) {
        return new ExpectedRule(rule, shape, changed);
    }

    /** Returns what is different on the live rule, a line each; none if it is as expected. */
    public List<String> differences(LiveRule live) {
        List<String> differences = new ArrayList<>(shape.differences(live.shape()));
        GroupWeights now = live.weights().orElse(null);
        if (!weights.equals(now)) {
            differences.add("weights: " + weights + " -> " + (now == null ? "no forward" : now));
        }
        return List.copyOf(differences);
    }
}
