package dev.banyan.ruleprovider;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PriorityInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/** What happens to the rule of one resource. Every method answers the rule's ARN. Thread-safe. */
final class RuleResource {

    private static final Logger LOG = LoggerFactory.getLogger(RuleResource.class);

    private final LiveRules rules;

    RuleResource(LiveRules rules) {
        this.rules = rules;
    }

    /** Makes the rule. If an earlier attempt made it and its answer got lost, that rule is taken over as it is. */
    String create(CloudFormationCustomResourceEvent event) {
        RuleProperties wanted = RuleProperties.of(event.getResourceProperties());
        return create(wanted, wanted.forward(), owner(event));
    }

    /**
     * Changes the rule but not its weights, in a rollback as in an update. A rule of another listener is made anew, with the
     * weights of the one it replaces, which CloudFormation then deletes.
     */
    String update(CloudFormationCustomResourceEvent event) {
        RuleProperties wanted = RuleProperties.of(event.getResourceProperties());
        String ruleArn = event.getPhysicalResourceId();
        Optional<Rule> live = rules.find(ruleArn);
        if (live.isEmpty()) {
            LOG.warn("Rule {} is gone: making it anew with its initial weights", ruleArn);
            return create(wanted, wanted.forward(), owner(event));
        }
        Forward current = Forward.of(live.get().actions());
        if (!isOfListener(ruleArn, wanted.listenerArn())) {
            return create(wanted, wanted.forward().withWeightsOf(current), owner(event));
        }
        change(live.get(), wanted, current);
        rules.retag(ruleArn, oldTags(event), wanted.tags(), owner(event));
        return ruleArn;
    }

    /** Removes the rule; where its creation failed, one that it may have made. */
    String delete(CloudFormationCustomResourceEvent event) {
        String ruleArn = event.getPhysicalResourceId();
        if (isRule(ruleArn)) {
            rules.delete(ruleArn);
        } else if (event.getResourceProperties().get("ListenerArn") instanceof String listenerArn) {
            rules.findOwned(listenerArn, owner(event)).ifPresent(rule -> rules.delete(rule.ruleArn()));
        }
        return ruleArn;
    }

    private String create(RuleProperties wanted, Forward forward, String owner) {
        try {
            String ruleArn = rules.create(wanted, forward, owner);
            LOG.info("Made rule {} with the weights {}", ruleArn, forward.weights());
            return ruleArn;
        } catch (PriorityInUseException taken) {
            Rule rule = rules.findOwned(wanted.listenerArn(), owner)
                    .filter(owned -> owned.priority().equals(String.valueOf(wanted.priority())))
                    .orElseThrow(() -> taken);
            LOG.info("Took over rule {}, made by an earlier attempt", rule.ruleArn());
            change(rule, wanted, Forward.of(rule.actions()));
            return rule.ruleArn();
        }
    }

    /** The priority first: it is what can collide with other rules, and then nothing else has changed yet. */
    private void change(Rule live, RuleProperties wanted, Forward current) {
        if (!live.priority().equals(String.valueOf(wanted.priority()))) {
            rules.setPriority(live.ruleArn(), wanted.priority());
        }
        if (wanted.forward().isSameButWeights(current)) {
            rules.modify(live.ruleArn(), wanted.conditions());
            return;
        }
        // Between reading and writing the weights another writer could change them; nothing in ELBv2 can prevent it. So
        // they are written in this case only, where the groups or the stickiness change.
        Forward next = wanted.forward().withWeightsOf(current);
        LOG.info("Rule {} changes its groups, from {} to {}", live.ruleArn(), current.weights(), next.weights());
        rules.modify(live.ruleArn(), wanted.conditions(), next);
    }

    private static Map<String, String> oldTags(CloudFormationCustomResourceEvent event) {
        Map<String, Object> old = event.getOldResourceProperties();
        return old == null ? Map.of() : RuleProperties.tags(old);
    }

    /** The same for every attempt on one resource, different for every other. */
    private static String owner(CloudFormationCustomResourceEvent event) {
        return event.getStackId() + "/" + event.getLogicalResourceId();
    }

    private static boolean isRule(@Nullable String id) {
        return id != null && id.contains(":listener-rule/");
    }

    /** A rule's ARN is that of its listener with {@code listener-rule} for {@code listener} and one part more. */
    private static boolean isOfListener(String ruleArn, String listenerArn) {
        return ruleArn.startsWith(listenerArn.replace(":listener/", ":listener-rule/") + "/");
    }
}
