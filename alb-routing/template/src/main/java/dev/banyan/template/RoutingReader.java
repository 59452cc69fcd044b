package dev.banyan.template;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.banyan.model.Arn;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts load balancers, listeners, rules and target groups together. */
final class RoutingReader {

    private final Reading reading;

    RoutingReader(Reading reading) {
        this.reading = reading;
    }

    Routing read() {
        Map<Arn, TargetGroup> groups = targetGroups();
        RuleReader rules = new RuleReader(reading, arns(ResourceTypes.TARGET_GROUP));
        Map<Arn, List<Rule>> rulesByListener = rulesByListener(rules);
        Map<Arn, List<Listener>> listeners =
                listenersByLoadBalancer(new ListenerReader(reading, rules, rulesByListener));
        LoadBalancerReader balancers = new LoadBalancerReader(reading, listeners);
        List<LoadBalancer> read = new ArrayList<>();
        for (TemplateResource resource : resources(ResourceTypes.LOAD_BALANCER)) {
            reading.problems().attempt(() -> balancers.read(resource)).ifPresent(read::add);
        }
        reading.problems().throwIfAny();
        Value resources = new Value(MissingNode.getInstance(), "Resources");
        return reading.problems()
                .attempt(() -> reading.make(resources, () -> new Routing(read, groups)))
                .orElseGet(() -> new Routing(List.of(), groups));
    }

    private Map<Arn, TargetGroup> targetGroups() {
        TargetGroupReader reader = new TargetGroupReader(reading);
        Map<Arn, TargetGroup> groups = new LinkedHashMap<>();
        for (TemplateResource resource : resources(ResourceTypes.TARGET_GROUP)) {
            reading.problems().attempt(() -> reader.read(resource)).ifPresent(group -> groups.put(group.arn(), group));
        }
        return groups;
    }

    private Map<Arn, List<Rule>> rulesByListener(RuleReader reader) {
        Set<Arn> known = arns(ResourceTypes.LISTENER);
        Map<Arn, List<Rule>> rules = new LinkedHashMap<>();
        Map<String, String> taken = new LinkedHashMap<>();
        for (TemplateResource resource : resources(ResourceTypes.LISTENER_RULE, ResourceTypes.STRANGLER_RULE)) {
            reading.problems().attempt(() -> {
                Arn listener = parent(resource, "ListenerArn", known, "a listener of the template");
                Rule rule = reader.read(resource);
                checkFree(resource, taken.putIfAbsent(listener + "#" + rule.priority(), resource.logicalId()), rule);
                return rules.computeIfAbsent(listener, key -> new ArrayList<>()).add(rule);
            });
        }
        return rules;
    }

    private static void checkFree(
            TemplateResource resource, @org.jspecify.annotations.Nullable String holder, Rule rule) {
        if (holder != null) {
            throw new EvaluationException(
                    resource.logicalId() + ".Priority: " + ErrorCode.PRIORITY_IN_USE
                            + ": The specified priority is in use. (" + holder + " has " + rule.priority() + ")",
                    null);
        }
    }

    private Map<Arn, List<Listener>> listenersByLoadBalancer(ListenerReader reader) {
        Set<Arn> known = arns(ResourceTypes.LOAD_BALANCER);
        Map<Arn, List<Listener>> listeners = new LinkedHashMap<>();
        for (TemplateResource resource : resources(ResourceTypes.LISTENER)) {
            reading.problems().attempt(() -> {
                Arn balancer = parent(resource, "LoadBalancerArn", known, "a load balancer of the template");
                return listeners
                        .computeIfAbsent(balancer, key -> new ArrayList<>())
                        .add(reader.read(resource));
            });
        }
        return listeners;
    }

    private Arn parent(TemplateResource resource, String property, Set<Arn> known, String rule) {
        Value value = resource.property(property, reading.evaluator());
        Arn arn = value.make(() -> new Arn(value.text()));
        if (!known.contains(arn)) {
            throw value.unexpected(rule);
        }
        return arn;
    }

    /** A resource whose own ARN cannot be told is reported when it is read itself. */
    private Set<Arn> arns(String type) {
        Set<Arn> arns = new LinkedHashSet<>();
        for (TemplateResource resource : resources(type)) {
            reading.problems()
                    .attempt(() -> new Arn(reading.physical().reference(resource.logicalId(), resource.logicalId())))
                    .ifPresent(arns::add);
        }
        return arns;
    }

    private List<TemplateResource> resources(String... types) {
        return reading.template().resources(types);
    }
}
