package dev.banyan.model;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request to one of up to five target groups by weight. An empty or unhealthy group keeps
 * its share: there is no failover between groups.
 *
 * @param targetGroups the groups, each once
 * @param stickiness how long a client stays with its group, or null where group stickiness is off
 */
public record ForwardAction(
        List<WeightedTargetGroup> targetGroups, @Nullable Duration stickiness) implements Action {

    private static final int MAXIMUM_GROUPS = 5;
    private static final Duration MAXIMUM_STICKINESS = Duration.ofDays(7);

    /**
     * @throws InvalidRoutingException if there are no groups, more than five, one twice, or a
     *     stickiness outside 1 s to 7 days
     */
    public ForwardAction {
        targetGroups = List.copyOf(targetGroups);
        if (targetGroups.isEmpty() || targetGroups.size() > MAXIMUM_GROUPS) {
            throw new InvalidRoutingException(
                    targetGroups.isEmpty() ? ErrorCode.VALIDATION_ERROR : ErrorCode.TOO_MANY_TARGET_GROUPS,
                    "targetGroups: " + targetGroups.size() + " (expected: 1 to " + MAXIMUM_GROUPS + ")");
        }
        long distinct = targetGroups.stream()
                .map(WeightedTargetGroup::targetGroup)
                .distinct()
                .count();
        if (distinct != targetGroups.size()) {
            throw InvalidRoutingException.expected(
                    "targetGroups",
                    targetGroups.stream().map(WeightedTargetGroup::targetGroup).toList(),
                    "each group once");
        }
        if (stickiness != null && !inRange(stickiness)) {
            throw InvalidRoutingException.expected("durationSeconds", stickiness.toSeconds(), "1 to 604800");
        }
    }

    /** Returns a forward of everything to one group. */
    public static ForwardAction to(Arn targetGroup) {
        return new ForwardAction(List.of(new WeightedTargetGroup(targetGroup, new Weight(1))), null);
    }

    @Override
    public String type() {
        return "forward";
    }

    /** Returns the sum of all weights; with a sum of 0 no group can be chosen. */
    public int totalWeight() {
        return targetGroups.stream().mapToInt(group -> group.weight().value()).sum();
    }

    private static boolean inRange(Duration stickiness) {
        return stickiness.compareTo(Duration.ofSeconds(1)) >= 0 && stickiness.compareTo(MAXIMUM_STICKINESS) <= 0;
    }
}
