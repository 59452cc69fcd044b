package dev.banyan.migration.guard;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.model.Arn;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The weights that the provider of strangler rules would leave: groups that stay keep theirs, new ones get none. If none
 * that stays has any, the initial weights apply.
 */
final class ProviderWeights {

    private ProviderWeights() {}

    /**
     * @param initial the template's weights
     * @param live the live ones
     * @param replaced live groups that are made anew, which makes them other groups
     */
    static GroupWeights after(GroupWeights initial, GroupWeights live, Set<Arn> replaced) {
        boolean sameGroups = replaced.isEmpty()
                && initial.weights().keySet().equals(live.weights().keySet());
        if (sameGroups) {
            return live;
        }
        Map<Arn, Integer> kept = new LinkedHashMap<>();
        initial.weights().forEach((group, weight) -> {
            boolean stays = !replaced.contains(group);
            kept.put(group, stays ? live.weights().getOrDefault(group, 0) : 0);
        });
        return kept.values().stream().allMatch(weight -> weight == 0) ? initial : new GroupWeights(kept);
    }

    /** Returns whether any group gets another share of the requests. */
    static boolean moves(GroupWeights from, GroupWeights to) {
        Set<Arn> all = new HashSet<>(from.weights().keySet());
        all.addAll(to.weights().keySet());
        return all.stream().anyMatch(group -> {
            double before = from.fraction(group);
            double after = to.fraction(group);
            return Double.isNaN(before) != Double.isNaN(after) || Math.abs(before - after) > 1e-9;
        });
    }
}
