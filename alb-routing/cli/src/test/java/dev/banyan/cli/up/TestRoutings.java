package dev.banyan.cli.up;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.TargetType;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Routings made of a template's for a test of both kinds of targets and of HTTP and HTTPS. */
final class TestRoutings {

    private static final Weight ALL = new Weight(100);
    private static final Weight NOTHING = new Weight(0);

    private TestRoutings() {}

    /** Returns the routing with the whole weight of each rule that has a choice on the targets of this kind. */
    static Routing allTo(TargetType type, Routing routing) {
        return withListeners(
                routing,
                listeners -> listeners.stream()
                        .map(listener -> withWeights(type, listener, routing))
                        .toList());
    }

    /** Returns the routing with an HTTPS listener for each HTTP one, by the same rules. */
    static Routing alsoByHttps(Routing routing) {
        return withListeners(
                routing,
                listeners -> listeners.stream()
                        .flatMap(listener -> Stream.of(
                                listener,
                                new Listener(
                                        new Arn(listener.arn() + "-https"),
                                        Protocol.HTTPS,
                                        Protocol.HTTPS.defaultPort(),
                                        listener.rules())))
                        .toList());
    }

    /** Returns the first listener of this protocol. */
    static Arn listener(Protocol protocol, Routing routing) {
        return routing.loadBalancers().stream()
                .flatMap(balancer -> balancer.listeners().stream())
                .filter(listener -> listener.protocol() == protocol)
                .map(Listener::arn)
                .findFirst()
                .orElseThrow();
    }

    private static Routing withListeners(Routing routing, UnaryOperator<List<Listener>> change) {
        List<LoadBalancer> balancers = routing.loadBalancers().stream()
                .map(balancer -> new LoadBalancer(
                        balancer.arn(),
                        balancer.name(),
                        balancer.dnsName(),
                        balancer.attributes(),
                        change.apply(balancer.listeners())))
                .toList();
        return new Routing(balancers, routing.targetGroups());
    }

    private static Listener withWeights(TargetType type, Listener listener, Routing routing) {
        List<Rule> rules = listener.rules().stream()
                .map(rule -> new Rule(
                        rule.arn(),
                        rule.priority(),
                        rule.conditions(),
                        rule.actions().stream()
                                .map(action -> action(type, action, routing))
                                .toList(),
                        rule.tags()))
                .toList();
        return new Listener(listener.arn(), listener.protocol(), listener.port(), rules);
    }

    private static Action action(TargetType type, Action action, Routing routing) {
        if (action instanceof ForwardAction forward && forward.targetGroups().size() > 1) {
            List<WeightedTargetGroup> groups = forward.targetGroups().stream()
                    .map(WeightedTargetGroup::targetGroup)
                    .map(group -> new WeightedTargetGroup(
                            group, routing.targetGroup(group).type() == type ? ALL : NOTHING))
                    .toList();
            return new ForwardAction(groups, forward.stickiness());
        }
        return action;
    }
}
