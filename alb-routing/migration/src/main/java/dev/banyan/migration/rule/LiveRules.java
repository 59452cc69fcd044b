package dev.banyan.migration.rule;

import dev.banyan.model.Arn;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;

/** Reads rules. Thread-safe. */
public final class LiveRules {

    private final ElasticLoadBalancingV2Client client;

    /** @param client the client of the load balancer's account and region */
    public LiveRules(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    /** Returns a rule; empty where there is none any more. */
    public Optional<LiveRule> find(Arn rule) {
        try {
            return client.describeRules(request -> request.ruleArns(rule.value())).rules().stream()
                    .findFirst()
                    .map(LiveRule::new);
        } catch (RuleNotFoundException gone) {
            return Optional.empty();
        }
    }

    /**
     * Returns a rule.
     *
     * @throws RuleChangeRefusedException if there is none any more
     */
    public LiveRule get(Arn rule) {
        return find(rule)
                .orElseThrow(() -> new RuleChangeRefusedException(
                        rule, RuleChangeRefusedException.Reason.GONE, List.of("the rule was deleted")));
    }

    /** Returns all rules of a listener in order of priority, however many pages they take. */
    public List<LiveRule> ofListener(Arn listener) {
        return client.describeRulesPaginator(request -> request.listenerArn(listener.value())).rules().stream()
                .map(LiveRule::new)
                .toList();
    }
}
