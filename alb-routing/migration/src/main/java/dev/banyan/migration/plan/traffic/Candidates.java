package dev.banyan.migration.plan.traffic;

import dev.banyan.model.Priority;
import dev.banyan.model.Rule;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules that a request may get, in order of priority: the first one whose unknown part holds. Compared by identity,
 * since a table makes each list once.
 */
final class Candidates {

    /**
     * A rule that a request may get.
     *
     * @param rule the rule as the listener has it
     * @param unknown what nobody can tell from the record: all of it must hold; empty where all is known
     * @param destination where the rule sends requests
     */
    record Candidate(Rule rule, Set<Object> unknown, Destination destination) {}

    private final List<Candidate> rules;

    /** Makes a list whose last rule is certain to take what the others do not. */
    Candidates(List<Candidate> rules) {
        this.rules = List.copyOf(rules);
    }

    List<Candidate> rules() {
        return rules;
    }

    boolean isCertain() {
        return rules.size() == 1;
    }

    /** Returns the rule that a request gets if the unknown parts hold as said. */
    Candidate winner(Predicate<Set<Object>> holds) {
        return rules.stream()
                .filter(candidate -> candidate.unknown().isEmpty() || holds.test(candidate.unknown()))
                .findFirst()
                .orElseThrow();
    }

    /** Returns whether a rule of a priority, 0 for the default rule, is among these. */
    boolean hold(int priority) {
        return rules.stream().anyMatch(candidate -> inLog(candidate.rule().priority()) == priority);
    }

    private static int inLog(Priority priority) {
        return priority.isDefault() ? 0 : priority.value();
    }
}
