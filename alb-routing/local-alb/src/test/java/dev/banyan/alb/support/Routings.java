package dev.banyan.alb.support;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import dev.banyan.model.Transform;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts routings together. */
public final class Routings {

    private static final String PREFIX = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:";

    private final Map<Integer, List<Rule>> rules = new HashMap<>();
    private final Map<Integer, Protocol> protocols = new HashMap<>();
    private final Map<Arn, TargetGroup> groups = new HashMap<>();
    private final Map<String, String> attributes = new HashMap<>();
    private final Map<String, String> listenerAttributes = new HashMap<>();

    public static Arn groupArn(String name) {
        return new Arn(PREFIX + "targetgroup/" + name + "/0a1b2c3d4e5f6071");
    }

    public static Arn listenerArn(int port) {
        return new Arn(PREFIX + "listener/app/shop/50dc6c495c0c9188/" + port);
    }

    public static Arn functionArn(String name) {
        return new Arn("arn:aws:lambda:eu-west-1:111122223333:function:" + name);
    }

    public Routings attribute(String key, String value) {
        attributes.put(key, value);
        return this;
    }

    /** Sets an attribute of all listeners. */
    public Routings listenerAttribute(String key, String value) {
        listenerAttributes.put(key, value);
        return this;
    }

    public Routings listener(int port, Protocol protocol, Action defaultAction) {
        protocols.put(port, protocol);
        return rule(port, Priority.DEFAULT, List.of(), defaultAction);
    }

    public Routings listener(int port, Action defaultAction) {
        return listener(port, Protocol.HTTP, defaultAction);
    }

    public Routings rule(int port, int priority, String pathPattern, Action action) {
        return rule(port, new Priority(priority), List.of(new PathPatternCondition(List.of(pathPattern))), action);
    }

    public Routings rule(int port, Priority priority, List<Condition> conditions, Action... actions) {
        Arn arn = new Arn(PREFIX + "listener-rule/app/shop/50dc6c495c0c9188/" + port + "/" + priority);
        rules.computeIfAbsent(port, key -> new ArrayList<>())
                .add(new Rule(arn, priority, conditions, List.of(actions), Map.of()));
        return this;
    }

    /** Adds a rule with transforms. */
    public Routings rule(int port, int priority, String pathPattern, List<Transform> transforms, Action action) {
        Arn arn = new Arn(PREFIX + "listener-rule/app/shop/50dc6c495c0c9188/" + port + "/" + priority);
        List<Condition> conditions = List.of(new PathPatternCondition(List.of(pathPattern)));
        rules.computeIfAbsent(port, key -> new ArrayList<>())
                .add(new Rule(arn, new Priority(priority), conditions, List.of(action), transforms, Map.of()));
        return this;
    }

    public ForwardAction group(String name, Integer... ports) {
        return group(name, HealthCheck.IP_DEFAULT, ports);
    }

    public ForwardAction group(String name, HealthCheck check, Integer... ports) {
        return group(name, check, Map.of(), ports);
    }

    public ForwardAction group(String name, HealthCheck check, Map<String, String> groupAttributes, Integer... ports) {
        List<Target> targets = new ArrayList<>();
        for (int port : ports) {
            targets.add(new Target.Ip("127.0.0.1", port));
        }
        return group(new TargetGroup(
                groupArn(name),
                name,
                TargetType.IP,
                Protocol.HTTP,
                80,
                check,
                new TargetGroupAttributes(groupAttributes),
                targets,
                Map.of()));
    }

    public ForwardAction function(String name, boolean multiValue) {
        return group(new TargetGroup(
                groupArn(name),
                name,
                TargetType.LAMBDA,
                Protocol.HTTP,
                0,
                HealthCheck.LAMBDA_DEFAULT,
                new TargetGroupAttributes(Map.of("lambda.multi_value_headers.enabled", Boolean.toString(multiValue))),
                List.of(new Target.Lambda(functionArn(name))),
                Map.of()));
    }

    public ForwardAction group(TargetGroup group) {
        groups.put(group.arn(), group);
        return ForwardAction.to(group.arn());
    }

    /** Returns one forward to the groups of several, with a weight each. */
    public static ForwardAction weighted(@Nullable Duration stickiness, Map<ForwardAction, Integer> weights) {
        List<WeightedTargetGroup> groups = new ArrayList<>();
        weights.forEach((forward, weight) ->
                groups.add(new WeightedTargetGroup(forward.targetGroups().get(0).targetGroup(), new Weight(weight))));
        groups.sort(Comparator.comparing(group -> group.targetGroup().value()));
        return new ForwardAction(groups, stickiness);
    }

    public static FixedResponseAction text(String body) {
        return new FixedResponseAction(200, "text/plain", body);
    }

    public Routing build() {
        List<Listener> listeners = new ArrayList<>();
        rules.forEach((port, portRules) -> listeners.add(new Listener(
                listenerArn(port),
                protocols.getOrDefault(port, Protocol.HTTP),
                port,
                portRules,
                new ListenerAttributes(listenerAttributes))));
        return new Routing(
                List.of(new LoadBalancer(
                        new Arn(PREFIX + "loadbalancer/app/shop/50dc6c495c0c9188"),
                        "shop",
                        "shop-1.eu-west-1.elb.amazonaws.com",
                        new LoadBalancerAttributes(attributes),
                        listeners)),
                groups);
    }
}
