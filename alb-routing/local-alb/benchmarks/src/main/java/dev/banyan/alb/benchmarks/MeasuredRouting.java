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
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A routing with many path rules, all to one target. */
final class MeasuredRouting {

    private static final String PREFIX = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:";
    private static final Arn GROUP = new Arn(PREFIX + "targetgroup/backend/0a1b2c3d4e5f6071");

    private MeasuredRouting() {}

    /** Returns a routing whose listener has {@code count} rules, {@code /service-N/*} each, and a 404 for the rest. */
    static Routing of(int count, int listenerPort, int targetPort) {
        TargetGroup group = new TargetGroup(
                GROUP,
                "backend",
                TargetType.IP,
                Protocol.HTTP,
                80,
                HealthCheck.IP_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(new Target.Ip("127.0.0.1", targetPort)),
                Map.of());
        LoadBalancer loadBalancer = new LoadBalancer(
                new Arn(PREFIX + "loadbalancer/app/measured/50dc6c495c0c9188"),
                "measured",
                "measured-1.eu-west-1.elb.amazonaws.com",
                LoadBalancerAttributes.DEFAULT,
                List.of(listener(count, listenerPort)));
        return new Routing(List.of(loadBalancer), Map.of(GROUP, group));
    }

    /** Returns a listener with {@code count} path rules. */
    static Listener listener(int count, int port) {
        List<Rule> rules = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            rules.add(rule(
                    new Priority(number),
                    List.of(new PathPatternCondition(List.of("/service-" + number + "/*"))),
                    ForwardAction.to(GROUP)));
        }
        rules.add(rule(Priority.DEFAULT, List.of(), new FixedResponseAction(404, "text/plain", "no such service")));
        return new Listener(
                new Arn(PREFIX + "listener/app/measured/50dc6c495c0c9188/0123456789abcdef"),
                Protocol.HTTP,
                port,
                rules);
    }

    private static Rule rule(Priority priority, List<Condition> conditions, Action action) {
        Arn arn = new Arn(PREFIX + "listener-rule/app/measured/50dc6c495c0c9188/0123456789abcdef/" + priority);
        return new Rule(arn, priority, conditions, List.of(action), Map.of());
    }
}
