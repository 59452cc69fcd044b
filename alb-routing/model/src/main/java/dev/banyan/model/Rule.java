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
 * @param tags the rule's tags
 */
public record Rule(
        Arn arn, Priority priority, List<Condition> conditions, List<Action> actions, Map<String, String> tags) {

    /** @throws IllegalArgumentException if the conditions or actions do not fit together */
    public Rule {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
        tags = Map.copyOf(tags);
        RuleChecks.checkActions(actions);
        RuleChecks.checkConditions(priority, conditions);
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
