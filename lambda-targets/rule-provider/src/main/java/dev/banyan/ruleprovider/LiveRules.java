package dev.banyan.ruleprovider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyRuleRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RulePriorityPair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;

/** The rules as they are on the load balancer. Thread-safe. */
final class LiveRules {

    /** Says which resource of which stack a rule belongs to, so that one made before an answer got lost is found again. */
    static final String OWNER_TAG = "banyan:stack-resource";

    private final ElasticLoadBalancingV2Client client;

    LiveRules(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    /** Makes a rule with its initial weights, and all tags in the same call. */
    String create(RuleProperties wanted, Forward forward, String owner) {
        return client.createRule(request -> request.listenerArn(wanted.listenerArn())
                        .priority(wanted.priority())
                        .conditions(wanted.conditions())
                        .actions(forward.toActions())
                        .tags(tags(wanted.tags(), owner)))
                .rules()
                .get(0)
                .ruleArn();
    }

    Optional<Rule> find(String ruleArn) {
        try {
            return client.describeRules(request -> request.ruleArns(ruleArn)).rules().stream()
                    .findFirst();
        } catch (RuleNotFoundException gone) {
            return Optional.empty();
        }
    }

    /** The rule of this listener that carries the owner's tag. */
    Optional<Rule> findOwned(String listenerArn, String owner) {
        try {
            for (Rule rule : client.describeRulesPaginator(request -> request.listenerArn(listenerArn))
                    .rules()) {
                if (!Boolean.TRUE.equals(rule.isDefault()) && isOwned(rule, owner)) {
                    return Optional.of(rule);
                }
            }
            return Optional.empty();
        } catch (ListenerNotFoundException gone) {
            return Optional.empty();
        }
    }

    void setPriority(String ruleArn, int priority) {
        RulePriorityPair pair =
                RulePriorityPair.builder().ruleArn(ruleArn).priority(priority).build();
        client.setRulePriorities(request -> request.rulePriorities(pair));
    }

    /** Changes the conditions alone: a call without actions cannot touch weights. */
    void modify(String ruleArn, List<RuleCondition> conditions) {
        client.modifyRule(ModifyRuleRequest.builder()
                .ruleArn(ruleArn)
                .conditions(conditions)
                .build());
    }

    void modify(String ruleArn, List<RuleCondition> conditions, Forward forward) {
        client.modifyRule(
                request -> request.ruleArn(ruleArn).conditions(conditions).actions(forward.toActions()));
    }

    void retag(String ruleArn, Map<String, String> before, Map<String, String> after, String owner) {
        if (before.equals(after)) {
            return;
        }
        client.addTags(request -> request.resourceArns(ruleArn).tags(tags(after, owner)));
        List<String> removed = new ArrayList<>(before.keySet());
        removed.removeAll(after.keySet());
        if (!removed.isEmpty()) {
            client.removeTags(request -> request.resourceArns(ruleArn).tagKeys(removed));
        }
    }

    /** Removes a rule; one that is gone already, alone or with its listener, is as good. */
    void delete(String ruleArn) {
        try {
            client.deleteRule(request -> request.ruleArn(ruleArn));
        } catch (RuleNotFoundException | ListenerNotFoundException gone) {
            return;
        }
    }

    private boolean isOwned(Rule rule, String owner) {
        return client.describeTags(request -> request.resourceArns(rule.ruleArn())).tagDescriptions().stream()
                .flatMap(description -> description.tags().stream())
                .anyMatch(tag -> tag.key().equals(OWNER_TAG) && tag.value().equals(owner));
    }

    private static List<Tag> tags(Map<String, String> tags, String owner) {
        List<Tag> all = new ArrayList<>();
        tags.forEach((key, value) -> all.add(Tag.builder().key(key).value(value).build()));
        all.add(Tag.builder().key(OWNER_TAG).value(owner).build());
        return all;
    }
}
