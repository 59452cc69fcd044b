package dev.banyan.ruleprovider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * A weighted forward. Immutable.
 *
 * @param weights target group ARNs and weights, in order
 * @param stickySeconds how long clients stay with a group; 0 for not at all
 */
record Forward(Map<String, Integer> weights, int stickySeconds) {

    /** @throws PropertyException if the actions are not exactly one forward to at least one group */
    static Forward of(Properties resource) {
        List<Properties> actions = resource.objects("Actions");
        if (actions.size() != 1 || !actions.get(0).text("Type").equals("forward")) {
            throw new PropertyException("Actions", actions.size() + " actions", "one, of the type forward");
        }
        Properties action = actions.get(0).allowOnly(Set.of("Type", "Order", "ForwardConfig"));
        Properties config = action.object("ForwardConfig");
        config.allowOnly(Set.of("TargetGroups", "TargetGroupStickinessConfig"));
        Map<String, Integer> weights = new LinkedHashMap<>();
        for (Properties group : config.objects("TargetGroups")) {
            group.allowOnly(Set.of("TargetGroupArn", "Weight"));
            weights.put(group.text("TargetGroupArn"), group.has("Weight") ? group.number("Weight", 0, 999) : 1);
        }
        if (weights.isEmpty()) {
            throw new PropertyException(config.at("TargetGroups"), "none", "at least one group");
        }
        return new Forward(weights, stickySeconds(config));
    }

    /** The forward of a live rule; without groups if it has none. */
    static Forward of(List<Action> actions) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        int stickySeconds = 0;
        for (Action action : actions) {
            ForwardActionConfig config = action.forwardConfig();
            if (config != null) {
                config.targetGroups().forEach(group -> weights.put(group.targetGroupArn(), weight(group)));
                stickySeconds = stickySeconds(config.targetGroupStickinessConfig());
            } else if (action.targetGroupArn() != null) {
                weights.put(action.targetGroupArn(), 1);
            }
        }
        return new Forward(weights, stickySeconds);
    }

    /**
     * These groups with the weights that a live rule has: groups that stay keep theirs, new ones get none. If no group that
     * stays has any weight, nothing could be served: then these, the initial weights, apply.
     */
    Forward withWeightsOf(Forward live) {
        if (sameGroups(live)) {
            // Also all zeros, should somebody have wanted that.
            return new Forward(live.inOrderOf(weights.keySet()), stickySeconds);
        }
        Map<String, Integer> kept = live.inOrderOf(weights.keySet());
        boolean servesNothing = kept.values().stream().allMatch(weight -> weight == 0);
        return servesNothing ? this : new Forward(kept, stickySeconds);
    }

    /** Whether only weights differ, if anything. */
    boolean isSameButWeights(Forward live) {
        return sameGroups(live) && stickySeconds == live.stickySeconds;
    }

    List<Action> toActions() {
        List<TargetGroupTuple> groups = new ArrayList<>();
        weights.forEach((arn, weight) -> groups.add(
                TargetGroupTuple.builder().targetGroupArn(arn).weight(weight).build()));
        TargetGroupStickinessConfig.Builder stickiness =
                TargetGroupStickinessConfig.builder().enabled(stickySeconds > 0);
        if (stickySeconds > 0) {
            stickiness.durationSeconds(stickySeconds);
        }
        ForwardActionConfig config = ForwardActionConfig.builder()
                .targetGroups(groups)
                .targetGroupStickinessConfig(stickiness.build())
                .build();
        return List.of(Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(config)
                .build());
    }

    private boolean sameGroups(Forward other) {
        return new HashSet<>(weights.keySet()).equals(other.weights.keySet());
    }

    private Map<String, Integer> inOrderOf(Set<String> groups) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        for (String group : groups) {
            ordered.put(group, weights.getOrDefault(group, 0));
        }
        return ordered;
    }

    private static int stickySeconds(Properties config) {
        if (!config.has("TargetGroupStickinessConfig")) {
            return 0;
        }
        Properties stickiness = config.object("TargetGroupStickinessConfig");
        stickiness.allowOnly(Set.of("Enabled", "DurationSeconds"));
        return stickiness.truth("Enabled") ? stickiness.number("DurationSeconds", 1, 604_800) : 0;
    }

    private static int stickySeconds(@Nullable TargetGroupStickinessConfig stickiness) {
        if (stickiness == null || !Boolean.TRUE.equals(stickiness.enabled())) {
            return 0;
        }
        return stickiness.durationSeconds() == null ? 0 : stickiness.durationSeconds();
    }

    private static int weight(TargetGroupTuple group) {
        return group.weight() == null ? 1 : group.weight();
    }
}
