package dev.banyan.alb.routing;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The target groups of a rule and their weights. A group's share is its weight over the sum of all; an empty or
 * unhealthy group keeps its share, since there is no failover between groups. Immutable.
 */
public final class WeightedGroups {

    private final ForwardGroup[] groups;

    /** Where each group ends when the weights are laid end to end. */
    private final int[] ends;

    WeightedGroups(List<ForwardGroup> groups, List<Integer> weights) {
        this.groups = groups.toArray(new ForwardGroup[0]);
        this.ends = new int[this.groups.length];
        int end = 0;
        for (int at = 0; at < ends.length; at++) {
            end += weights.get(at);
            ends[at] = end;
        }
    }

    /**
     * Returns a group by chance, or null where all weights are 0.
     *
     * @param random the source of chance, asked only where there is a choice
     */
    public @Nullable ForwardGroup choose(SplittableRandom random) {
        int total = ends[ends.length - 1];
        if (total == 0) {
            return null;
        }
        if (groups.length == 1) {
            return groups[0];
        }
        int point = random.nextInt(total);
        int at = 0;
        while (point >= ends[at]) {
            at++;
        }
        return groups[at];
    }

    /** Returns the group of a stickiness cookie, whatever its weight, or null where the rule has no such group. */
    public @Nullable ForwardGroup find(long id) {
        for (ForwardGroup group : groups) {
            if (group.id() == id) {
                return group;
            }
        }
        return null;
    }
}
