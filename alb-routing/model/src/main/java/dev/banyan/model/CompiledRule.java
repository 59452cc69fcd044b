package dev.banyan.model;

import java.util.List;

/** A rule with its conditions compiled. Immutable. */
final class CompiledRule {

    private final Rule rule;
    private final ConditionMatcher[] matchers;

    CompiledRule(Rule rule) {
        this.rule = rule;
        this.matchers = rule.conditions().stream().map(Condition::compile).toArray(ConditionMatcher[]::new);
    }

    Rule rule() {
        return rule;
    }

    boolean matches(RequestView request) {
        for (ConditionMatcher matcher : matchers) {
            if (!matcher.matches(request)) {
                return false;
            }
        }
        return true;
    }

    RuleEvaluation explain(RequestView request) {
        List<Condition> conditions = rule.conditions();
        RuleEvaluation.ConditionEvaluation[] answers = new RuleEvaluation.ConditionEvaluation[matchers.length];
        for (int i = 0; i < matchers.length; i++) {
            answers[i] = new RuleEvaluation.ConditionEvaluation(conditions.get(i), matchers[i].matches(request));
        }
        return new RuleEvaluation(rule, List.of(answers));
    }
}
