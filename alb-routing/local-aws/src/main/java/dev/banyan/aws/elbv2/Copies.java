package dev.banyan.aws.elbv2;

import dev.banyan.model.HealthCheck;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Priority;
import dev.banyan.model.Rule;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Copies of parts of the model with something changed. */
final class Copies {

    private Copies() {}

    static LoadBalancer withListeners(LoadBalancer loadBalancer, List<Listener> listeners) {
        return new LoadBalancer(
                loadBalancer.arn(), loadBalancer.name(), loadBalancer.dnsName(), loadBalancer.attributes(), listeners);
    }

    static Listener withRules(Listener listener, List<Rule> rules) {
        return new Listener(listener.arn(), listener.protocol(), listener.port(), rules, listener.attributes());
    }

    /** Returns the listener with a rule in place of the one of the same ARN, or added. */
    static Listener withRule(Listener listener, Rule rule) {
        List<Rule> rules = new ArrayList<>(listener.rules());
        rules.removeIf(other -> other.arn().equals(rule.arn()));
        rules.add(rule);
        return withRules(listener, rules);
    }

    static Rule withPriority(Rule rule, Priority priority) {
        return new Rule(rule.arn(), priority, rule.conditions(), rule.actions(), rule.transforms(), rule.tags());
    }

    static Rule withTags(Rule rule, Map<String, String> tags) {
        return new Rule(rule.arn(), rule.priority(), rule.conditions(), rule.actions(), rule.transforms(), tags);
    }

    static TargetGroup withHealthCheck(TargetGroup group, HealthCheck healthCheck) {
        return copy(group, healthCheck, group.attributes(), group.tags());
    }

    static TargetGroup withAttributes(TargetGroup group, TargetGroupAttributes attributes) {
        return copy(group, group.healthCheck(), attributes, group.tags());
    }

    static TargetGroup withTags(TargetGroup group, Map<String, String> tags) {
        return copy(group, group.healthCheck(), group.attributes(), tags);
    }

    private static TargetGroup copy(
            TargetGroup group, HealthCheck healthCheck, TargetGroupAttributes attributes, Map<String, String> tags) {
        return new TargetGroup(
                group.arn(),
                group.name(),
                group.type(),
                group.protocol(),
                group.protocolVersion(),
                group.port(),
                healthCheck,
                attributes,
                group.targets(),
                tags);
    }
}
