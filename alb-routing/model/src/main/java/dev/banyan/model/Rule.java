package dev.banyan.model;

import java.util.List;
import java.util.Map;

/**
 * A rule of a listener: a request that meets all conditions gets the actions.
 *
 * @param arn the rule's ARN
 * @param priority its place in the listener
 * @param conditions all must hold; none for the default rule
 * @param actions exactly one forward, redirect or fixed response, and it stands last
 * @param transforms what changes on the way to a target: at most one of each type, none for the default
 *     rule
 * @param tags the rule's tags
 */
public record Rule(
        Arn arn,
        Priority priority,
        List<Condition> conditions,
        List<Action> actions,
        List<Transform> transforms,
        Map<String, String> tags) {

    /** @throws InvalidRoutingException if the conditions, actions or transforms do not fit together */
    public Rule {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
        transforms = List.copyOf(transforms);
        tags = Map.copyOf(tags);
        RuleChecks.checkActions(actions);
        RuleChecks.checkConditions(priority, conditions);
        RuleChecks.checkTransforms(priority, transforms);
    }

    /** Makes a rule without transforms. */
    public Rule(
            Arn arn, Priority priority, List<Condition> conditions, List<Action> actions, Map<String, String> tags) {
        this(arn, priority, conditions, actions, List.of(), tags);
    }

    /** Returns the action that answers the request, the last one. */
    public Action routingAction() {
        return actions.get(actions.size() - 1);
    }

    /** Returns whether a request must be authenticated before the routing action. */
    public boolean requiresAuthentication() {
        return actions.size() > 1;
    }
}
