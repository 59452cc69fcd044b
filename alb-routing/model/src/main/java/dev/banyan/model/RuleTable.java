package dev.banyan.model;

import java.util.List;

/**
 * The rules of a listener, ready to be matched. Immutable, so that any number of threads may use it
 * and a change swaps it as a whole.
 */
public final class RuleTable {

    private final List<Rule> rules;

    private RuleTable(List<Rule> rules) {
        this.rules = rules;
    }

    /** Returns the table of a listener's rules. */
    public static RuleTable compile(Listener listener) {
        return new RuleTable(listener.rules());
    }

    /** Returns the first rule in order of priority whose conditions all hold; the default rule if none does. */
    public Rule match(RoutingRequest request) {
        for (Rule rule : rules) {
            if (rule.conditions().stream().allMatch(condition -> condition.matches(request))) {
                return rule;
            }
        }
        throw new IllegalStateException("rules: no default rule (expected: one)");
    }

    /** Returns, rule by rule in order of priority, how each condition answered. */
    public List<RuleEvaluation> explain(RoutingRequest request) {
        return rules.stream().map(rule -> RuleEvaluation.of(rule, request)).toList();
    }
}
