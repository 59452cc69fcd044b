package dev.banyan.model;

import java.util.List;

/**
 * How a rule answered for a request.
 *
 * @param rule the rule
 * @param conditions each of its conditions with its answer
 */
public record RuleEvaluation(Rule rule, List<ConditionEvaluation> conditions) {

    /**
     * How a condition answered.
     *
     * @param condition the condition
     * @param matched whether it holds
     */
    public record ConditionEvaluation(Condition condition, boolean matched) {}

    /** Copies the conditions. */
    public RuleEvaluation {
        conditions = List.copyOf(conditions);
    }

    /** Returns whether all conditions hold, as the default rule's none do. */
    public boolean matched() {
        return conditions.stream().allMatch(ConditionEvaluation::matched);
    }
}
