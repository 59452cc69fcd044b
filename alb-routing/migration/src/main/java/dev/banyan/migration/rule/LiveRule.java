package dev.banyan.migration.rule;

import dev.banyan.model.Arn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AuthenticateOidcActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * A whole rule as the load balancer told it at one moment. Immutable.
 *
 * @param rule the SDK's object, with all that it holds
 */
public record LiveRule(Rule rule) {

    /** Returns the rule's ARN. */
    public Arn arn() {
        return new Arn(rule.ruleArn());
    }

    /** Returns the ARN of the listener, which the rule's own ARN holds. */
    public Arn listener() {
        return ModelRules.listener(arn());
    }

    /** Returns the priority as the API writes it: a number or {@code default}. */
    public String priority() {
        return rule.priority();
    }

    /** Returns whether this is a listener's default rule, whose weights ModifyRule cannot change. */
    public boolean isDefault() {
        return Boolean.TRUE.equals(rule.isDefault());
    }

    /** Returns the groups and weights of the forward; empty where the rule does not forward. */
    public Optional<GroupWeights> weights() {
        Map<Arn, Integer> weights = new LinkedHashMap<>();
        forward().ifPresent(action -> {
            ForwardActionConfig config = action.forwardConfig();
            if (config != null && config.hasTargetGroups()) {
                config.targetGroups()
                        .forEach(tuple -> weights.put(
                                new Arn(tuple.targetGroupArn()), tuple.weight() == null ? 1 : tuple.weight()));
            } else if (action.targetGroupArn() != null) {
                weights.put(new Arn(action.targetGroupArn()), 1);
            }
        });
        return weights.isEmpty() ? Optional.empty() : Optional.of(new GroupWeights(weights));
    }

    /** Returns how long the rule keeps a client with its group; empty where group stickiness is off. */
    public Optional<Duration> stickiness() {
        return forward()
                .map(Action::forwardConfig)
                .map(ForwardActionConfig::targetGroupStickinessConfig)
                .filter(config -> Boolean.TRUE.equals(config.enabled()) && config.durationSeconds() != null)
                .map(config -> Duration.ofSeconds(config.durationSeconds()));
    }

    private Optional<Action> forward() {
        return rule.actions().stream()
                .filter(action -> action.type() == ActionTypeEnum.FORWARD)
                .findFirst();
    }

    /** Returns everything but the weights. */
    public RuleShape shape() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("priority", priority());
        List<String> conditions = rule.conditions().stream()
                .map(ModelRules::withoutOldForm)
                .map(SdkText::of)
                .sorted()
                .toList();
        parts.put("conditions", conditions.toString());
        parts.put("stickiness", stickiness().map(one -> one.toSeconds() + " s").orElse("off"));
        if (rule.hasTransforms() && !rule.transforms().isEmpty()) {
            parts.put("transforms", SdkText.of(rule.transforms()));
        }
        List<Action> others = rule.actions().stream()
                .filter(action -> action.type() != ActionTypeEnum.FORWARD)
                .toList();
        if (!others.isEmpty()) {
            parts.put("other actions", SdkText.of(others));
        }
        return new RuleShape(parts);
    }

    /**
     * Returns all actions with other weights: the order, the stickiness and what stands before the forward
     * are kept, and an OIDC action keeps the secret that the API does not tell.
     */
    public List<Action> actionsWith(GroupWeights weights) {
        List<Action> actions = new ArrayList<>();
        for (Action action : rule.actions()) {
            actions.add(action.type() == ActionTypeEnum.FORWARD ? weighted(action, weights) : keepingSecret(action));
        }
        return List.copyOf(actions);
    }

    private static Action weighted(Action forward, GroupWeights weights) {
        List<TargetGroupTuple> tuples = new ArrayList<>();
        weights.weights()
                .forEach((group, weight) -> tuples.add(TargetGroupTuple.builder()
                        .targetGroupArn(group.value())
                        .weight(weight)
                        .build()));
        ForwardActionConfig config = forward.forwardConfig();
        TargetGroupStickinessConfig stickiness = config == null ? null : config.targetGroupStickinessConfig();
        return forward.toBuilder()
                .targetGroupArn(null)
                .forwardConfig(ForwardActionConfig.builder()
                        .targetGroups(tuples)
                        .targetGroupStickinessConfig(stickiness)
                        .build())
                .build();
    }

    private static Action keepingSecret(Action action) {
        AuthenticateOidcActionConfig oidc = action.authenticateOidcConfig();
        if (oidc == null) {
            return action;
        }
        AuthenticateOidcActionConfig kept = oidc.toBuilder()
                .clientSecret(null)
                .useExistingClientSecret(true)
                .build();
        return action.copy(copy -> copy.authenticateOidcConfig(kept));
    }
}
