package dev.banyan.aws.elbv2;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Listener;
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
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A template's routing: a load balancer with a listener of each protocol, two rules and three groups. Mutable. */
final class Base {

    static final Arn BALANCER = arn("loadbalancer/app/shop/1111111111111111");
    static final Arn LISTENER = arn("listener/app/shop/1111111111111111/2222222222222222");
    static final Arn SECURE = arn("listener/app/shop/1111111111111111/3333333333333333");
    static final Arn DEFAULT_RULE = arn("listener-rule/app/shop/1111111111111111/2222222222222222/4444444444444444");
    static final Arn SECURE_RULE = arn("listener-rule/app/shop/1111111111111111/3333333333333333/5555555555555555");
    static final Arn STOREFRONT = arn("targetgroup/storefront/6666666666666666");
    static final Arn CATALOG = arn("targetgroup/catalog/7777777777777777");
    static final Arn FUNCTION = arn("targetgroup/function/8888888888888888");

    final List<Rule> rules = new ArrayList<>();
    final Map<Arn, TargetGroup> groups = new LinkedHashMap<>();
    LoadBalancerAttributes attributes = LoadBalancerAttributes.DEFAULT;
    boolean hasSecureListener = true;

    Base() {
        rules.add(rule(10, CATALOG, 100, FUNCTION, 0));
        rules.add(rule(20, STOREFRONT, 1, FUNCTION, 0));
        rules.add(new Rule(
                DEFAULT_RULE,
                Priority.DEFAULT,
                List.of(),
                List.of(ForwardAction.to(STOREFRONT)),
                Map.of("made", "by")));
        put(group(STOREFRONT, TargetType.IP, new Target.Ip("127.0.0.1", 9090)));
        put(group(CATALOG, TargetType.IP, new Target.Ip("127.0.0.1", 9091)));
        put(group(FUNCTION, TargetType.LAMBDA, function("catalog")));
    }

    static Arn arn(String resource) {
        return new Arn("arn:aws:elasticloadbalancing:eu-central-1:123456789012:" + resource);
    }

    static Arn ruleArn(int priority) {
        return arn(String.format("listener-rule/app/shop/1111111111111111/2222222222222222/%016d", priority));
    }

    static Target.Lambda function(String name) {
        return new Target.Lambda(new Arn("arn:aws:lambda:eu-central-1:123456789012:function:" + name));
    }

    static Rule rule(int priority, Arn first, int firstWeight, Arn second, int secondWeight) {
        return new Rule(
                ruleArn(priority),
                new Priority(priority),
                List.of(new PathPatternCondition(List.of("/" + priority + "/*"))),
                List.of(forward(first, firstWeight, second, secondWeight)),
                Map.of());
    }

    static Action forward(Arn first, int firstWeight, Arn second, int secondWeight) {
        return new ForwardAction(
                List.of(
                        new WeightedTargetGroup(first, new Weight(firstWeight)),
                        new WeightedTargetGroup(second, new Weight(secondWeight))),
                null);
    }

    static TargetGroup group(Arn arn, TargetType type, Target... targets) {
        boolean isIp = type == TargetType.IP;
        return new TargetGroup(
                arn,
                arn.resource().split("/", -1)[1],
                type,
                Protocol.HTTP,
                isIp ? 80 : 0,
                isIp ? HealthCheck.IP_DEFAULT : HealthCheck.LAMBDA_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(targets),
                Map.of());
    }

    Base put(TargetGroup group) {
        groups.put(group.arn(), group);
        return this;
    }

    Base put(Rule rule) {
        rules.removeIf(other -> other.arn().equals(rule.arn()));
        rules.add(rule);
        return this;
    }

    Base without(Arn arn) {
        rules.removeIf(rule -> rule.arn().equals(arn));
        groups.remove(arn);
        return this;
    }

    Routing routing() {
        List<Listener> listeners = new ArrayList<>();
        listeners.add(new Listener(LISTENER, Protocol.HTTP, 80, rules));
        if (hasSecureListener) {
            Rule rule =
                    new Rule(SECURE_RULE, Priority.DEFAULT, List.of(), List.of(ForwardAction.to(STOREFRONT)), Map.of());
            listeners.add(new Listener(SECURE, Protocol.HTTPS, 443, List.of(rule)));
        }
        return new Routing(
                List.of(new LoadBalancer(
                        BALANCER, "shop", "shop-1.eu-central-1.elb.amazonaws.com", attributes, listeners)),
                groups);
    }
}
