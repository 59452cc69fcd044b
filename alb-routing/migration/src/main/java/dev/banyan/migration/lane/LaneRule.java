package dev.banyan.migration.lane;

import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.ModelRules;
import dev.banyan.model.Arn;
import dev.banyan.model.Condition;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.InvalidRoutingException;
import dev.banyan.model.Listener;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import dev.banyan.model.RuleTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;

/**
 * A rule for testers that is to be made: all that the rule below asks for and does, and the cookie.
 *
 * @param priority a free one, the nearest above the rule below
 * @param conditions its conditions
 * @param actions its actions: a login stands before the Lambda group as it does below
 * @param transforms its transforms
 */
record LaneRule(int priority, List<RuleCondition> conditions, List<Action> actions, List<RuleTransform> transforms) {

    private static final Arn PROPOSED = new Arn("arn:aws:elasticloadbalancing:proposed:0:listener-rule/app/lane");

    /** @throws LaneException if no priority is free or no request would reach it */
    static LaneRule above(LiveRule below, List<LiveRule> all, Lane lane, String value) {
        List<RuleCondition> conditions = new ArrayList<>(below.rule().conditions().stream()
                .map(ModelRules::withoutOldForm)
                .toList());
        conditions.add(RuleCondition.builder()
                .field("http-header")
                .httpHeaderConfig(header ->
                        header.httpHeaderName("Cookie").values("*" + Lane.cookie(lane.route()) + "=" + value + "*"))
                .build());
        LaneRule rule = new LaneRule(
                freePriority(below, all),
                conditions,
                actions(below, lane),
                below.rule().transforms());
        rule.requireReachable(all, lane, value);
        return rule;
    }

    private static List<Action> actions(LiveRule below, Lane lane) {
        boolean secret = below.rule().actions().stream().anyMatch(action -> action.authenticateOidcConfig() != null);
        if (secret) {
            throw new LaneException("lane: rule " + lane.rule() + " holds authenticate-oidc, whose secret the API does"
                    + " not tell (expected: a rule without; make the testers' rule by hand)");
        }
        return below.actionsWith(new GroupWeights(Map.of(lane.route().lambdaGroup(), 1)));
    }

    private static int freePriority(LiveRule below, List<LiveRule> all) {
        Set<String> taken = all.stream().map(LiveRule::priority).collect(Collectors.toSet());
        int priority = Integer.parseInt(below.priority()) - 1;
        while (priority > 0 && taken.contains(Integer.toString(priority))) {
            priority--;
        }
        if (priority == 0) {
            throw new LaneException("lane: no priority is free above rule " + below.priority()
                    + " (expected: one; move the rules apart with SetRulePriorities)");
        }
        return priority;
    }

    /** The proof is a request: one that a tester can send, and that the rule engine gives to this rule. */
    private void requireReachable(List<LiveRule> all, Lane lane, String value) {
        try {
            List<Condition> asked = ModelRules.conditions(conditions);
            Rule proposed = new Rule(
                    PROPOSED,
                    new Priority(priority),
                    asked,
                    List.of(ForwardAction.to(lane.route().lambdaGroup())),
                    Map.of());
            List<Rule> rules = new ArrayList<>(all.stream().map(ModelRules::of).toList());
            rules.add(proposed);
            RuleTable table = RuleTable.compile(new Listener(PROPOSED, Protocol.HTTPS, 443, rules));
            Optional<SampleRequest> sample = SampleRequest.meeting(asked, Lane.cookie(lane.route()) + "=" + value);
            Rule got = table.match(sample.orElseThrow(() -> new LaneException("lane: above rule " + lane.rule()
                    + " cannot be proved reachable, because its conditions are regular"
                    + " expressions (expected: patterns)")));
            if (!got.arn().equals(PROPOSED)) {
                throw new LaneException("lane: at priority " + priority + " no tester would reach it, because rule "
                        + got.priority() + " takes the request before (expected: a free priority above that one)");
            }
        } catch (InvalidRoutingException refused) {
            throw new LaneException("lane: above rule " + lane.rule() + " cannot be made: "
                    + String.valueOf(refused.getMessage()).replace(value, "..."));
        }
    }
}
