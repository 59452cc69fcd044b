package dev.banyan.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * The rules of a listener, compiled and indexed by the literal parts of their paths and hosts.
 * Immutable, so that any number of threads may use it and a change swaps it as a whole.
 */
public final class RuleTable {

    private final List<CompiledRule> rules;
    private final IdentityHashMap<Rule, Integer> places = new IdentityHashMap<>();
    private final RuleIndex index;
    private final Rule defaultRule;

    private RuleTable(List<CompiledRule> rules) {
        this.rules = rules;
        this.defaultRule = rules.get(rules.size() - 1).rule();
        for (CompiledRule rule : rules) {
            places.put(rule.rule(), Math.min(places.size() + 1, rules.size() - 1));
        }
        this.index = new RuleIndex(rules.subList(0, rules.size() - 1));
    }

    /** Returns the table of a listener's rules. */
    public static RuleTable compile(Listener listener) {
        List<CompiledRule> rules = new ArrayList<>();
        listener.rules().forEach(rule -> rules.add(new CompiledRule(rule)));
        return new RuleTable(List.copyOf(rules));
    }

    /** Returns the first rule in order of priority whose conditions all hold; the default rule if none does. */
    public Rule match(RoutingRequest request) {
        CompiledRule found = index.find(new RequestView(request));
        return found == null ? defaultRule : found.rule();
    }

    /**
     * Returns how many rules are evaluated before a request gets a rule: those in front of it and
     * itself. The default rule does not count, as in the metric {@code RuleEvaluations}. This is what
     * the order of the rules says, however many the index really asks.
     *
     * @param rule a rule that {@link #match} returned
     * @throws IllegalArgumentException if the rule is not of this table
     */
    public int evaluations(Rule rule) {
        Integer place = places.get(rule);
        if (place == null) {
            throw new IllegalArgumentException("rule: " + rule.arn() + " (expected: a rule of this table)");
        }
        return place;
    }

    /** Returns, rule by rule in order of priority, how each condition answered. */
    public List<RuleEvaluation> explain(RoutingRequest request) {
        RequestView view = new RequestView(request);
        return rules.stream().map(rule -> rule.explain(view)).toList();
    }
}
