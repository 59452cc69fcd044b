package dev.banyan.alb.benchmarks;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Servers, a function, both by weight, a redirect and a fixed response behind one listener. */
final class MixedRouting {

    private static final String PREFIX = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:";
    private static final Arn SERVERS = new Arn(PREFIX + "targetgroup/servers/0a1b2c3d4e5f6071");
    private static final Arn SWALLOWING = new Arn(PREFIX + "targetgroup/swallowing/2a1b2c3d4e5f6071");
    private static final Arn FUNCTIONS = new Arn(PREFIX + "targetgroup/functions/1a1b2c3d4e5f6071");

    static final Arn FUNCTION = new Arn("arn:aws:lambda:eu-west-1:123456789012:function:hello");

    private MixedRouting() {}

    /** Returns the routing: the rules {@code /server*}, {@code /function*}, {@code /both*}, {@code /moved}, {@code /swallow}. */
    static Routing of(int listenerPort, int swallowingPort, List<Integer> serverPorts) {
        Listener listener = new Listener(
                new Arn(PREFIX + "listener/app/mixed/50dc6c495c0c9188/0123456789abcdef"),
                Protocol.HTTP,
                listenerPort,
                List.of(
                        rule(1, "/server*", ForwardAction.to(SERVERS)),
                        rule(2, "/function*", ForwardAction.to(FUNCTIONS)),
                        rule(3, "/both*", both()),
                        rule(4, "/moved", moved()),
                        rule(5, "/swallow", ForwardAction.to(SWALLOWING)),
                        rule(Priority.DEFAULT, List.of(), new FixedResponseAction(404, "text/plain", "none"))));
        LoadBalancer loadBalancer = new LoadBalancer(
                new Arn(PREFIX + "loadbalancer/app/mixed/50dc6c495c0c9188"),
                "mixed",
                "mixed-1.eu-west-1.elb.amazonaws.com",
                LoadBalancerAttributes.DEFAULT,
                List.of(listener));
        return new Routing(
                List.of(loadBalancer),
                Map.of(
                        SERVERS, servers(SERVERS, serverPorts),
                        SWALLOWING, servers(SWALLOWING, List.of(swallowingPort)),
                        FUNCTIONS, functions()));
    }

    private static ForwardAction both() {
        return new ForwardAction(
                List.of(
                        new WeightedTargetGroup(SERVERS, new Weight(90)),
                        new WeightedTargetGroup(FUNCTIONS, new Weight(10))),
                null);
    }

    private static RedirectAction moved() {
        return new RedirectAction(302, "#{protocol}", "#{host}", "#{port}", "/server", "#{query}");
    }

    private static TargetGroup servers(Arn arn, List<Integer> ports) {
        HealthCheck check = new HealthCheck(
                true,
                Protocol.HTTP,
                null,
                "/",
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                2,
                2,
                StatusMatcher.parse("200"));
        return new TargetGroup(
                arn,
                "servers",
                TargetType.IP,
                Protocol.HTTP,
                80,
                check,
                TargetGroupAttributes.DEFAULT,
                ports.stream()
                        .<Target>map(port -> new Target.Ip("127.0.0.1", port))
                        .toList(),
                Map.of());
    }

    private static TargetGroup functions() {
        return new TargetGroup(
                FUNCTIONS,
                "functions",
                TargetType.LAMBDA,
                Protocol.HTTP,
                0,
                HealthCheck.LAMBDA_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(new Target.Lambda(FUNCTION)),
                Map.of());
    }

    private static Rule rule(int priority, String pattern, Action action) {
        return rule(new Priority(priority), List.of(new PathPatternCondition(List.of(pattern))), action);
    }

    private static Rule rule(Priority priority, List<Condition> conditions, Action action) {
        Arn arn = new Arn(PREFIX + "listener-rule/app/mixed/50dc6c495c0c9188/0123456789abcdef/" + priority);
        return new Rule(arn, priority, conditions, List.of(action), Map.of());
    }
}
