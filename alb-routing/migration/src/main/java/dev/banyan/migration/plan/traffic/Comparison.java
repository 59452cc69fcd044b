package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.traffic.Candidates.Candidate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of requests that may get some rules before and some after. All answers to what is not known are gone
 * through; a condition that both sides have holds on both or on neither.
 *
 * @param flows from where to where, by share, if that is the same for all answers; null where it is not known
 * @param least the smallest share that changes its target
 * @param most the largest
 * @param before the old rule, or null where it is not known
 * @param after the new rule, or null where it is not known
 */
record Comparison(
        @Nullable Map<Flow, Double> flows,
        double least,
        double most,
        @Nullable Candidate before,
        @Nullable Candidate after) {

    /** Beyond that everything is possible. */
    private static final int MOST_UNKNOWN = 10;

    static Comparison of(Candidates before, Candidates after) {
        List<Set<Object>> unknown = unknown(before, after);
        if (unknown.size() > MOST_UNKNOWN) {
            return new Comparison(null, 0, 1, null, null);
        }
        List<Comparison> all = new ArrayList<>();
        for (int answer = 0; answer < 1 << unknown.size(); answer++) {
            Set<Set<Object>> holding = new HashSet<>();
            for (int i = 0; i < unknown.size(); i++) {
                if ((answer >> i & 1) == 1) {
                    holding.add(unknown.get(i));
                }
            }
            if (isPossible(holding, unknown)) {
                all.add(single(before.winner(holding::contains), after.winner(holding::contains)));
            }
        }
        return together(all);
    }

    private static List<Set<Object>> unknown(Candidates before, Candidates after) {
        Set<Set<Object>> unknown = new LinkedHashSet<>();
        before.rules().forEach(candidate -> unknown.add(candidate.unknown()));
        after.rules().forEach(candidate -> unknown.add(candidate.unknown()));
        unknown.remove(Set.of());
        return List.copyOf(unknown);
    }

    /** Where several conditions hold, so do some of them. */
    private static boolean isPossible(Set<Set<Object>> holding, List<Set<Object>> unknown) {
        return unknown.stream()
                .filter(conditions -> !holding.contains(conditions))
                .noneMatch(conditions -> holding.stream().anyMatch(more -> more.containsAll(conditions)));
    }

    private static Comparison single(Candidate before, Candidate after) {
        Map<Flow, Double> flows = before.destination().flowsTo(after.destination());
        double changes = flows.entrySet().stream()
                .filter(flow -> !flow.getKey().stays())
                .mapToDouble(Map.Entry::getValue)
                .sum();
        return new Comparison(flows, changes, changes, before, after);
    }

    private static Comparison together(List<Comparison> all) {
        Comparison first = all.get(0);
        return new Comparison(
                all.stream().allMatch(one -> one.flows != null && one.flows.equals(first.flows)) ? first.flows : null,
                all.stream().mapToDouble(Comparison::least).min().orElse(0),
                all.stream().mapToDouble(Comparison::most).max().orElse(0),
                all.stream().allMatch(one -> Objects.equals(one.before, first.before)) ? first.before : null,
                all.stream().allMatch(one -> Objects.equals(one.after, first.after)) ? first.after : null);
    }

    /** Returns whether a request is one that the new rule takes from another rule. */
    boolean isNewlyMatched() {
        return before != null
                && after != null
                && !after.rule().priority().isDefault()
                && !before.rule().arn().equals(after.rule().arn())
                && !before.rule().conditions().equals(after.rule().conditions());
    }
}
