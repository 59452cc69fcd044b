package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.Entity.OfListener;
import dev.banyan.aws.elbv2.Entity.OfLoadBalancer;
import dev.banyan.aws.elbv2.Entity.OfRule;
import dev.banyan.aws.elbv2.Entity.OfTargetGroup;
import dev.banyan.aws.elbv2.Entity.PlacedTarget;
import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.model.Arn;
import dev.banyan.model.InvalidRoutingException;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a state apart into its resources, and puts them together again. */
final class Entities {

    private Entities() {}

    static Map<Arn, Entity> of(State state) {
        Map<Arn, Entity> entities = new LinkedHashMap<>();
        for (LoadBalancer balancer : state.routing().loadBalancers()) {
            entities.put(balancer.arn(), OfLoadBalancer.of(balancer, state.facts(balancer)));
        }
        for (PlacedListener placed : state.allListeners()) {
            Listener listener = placed.listener();
            entities.put(listener.arn(), OfListener.of(placed.loadBalancer().arn(), listener, state.facts(listener)));
            for (Rule rule : listener.rules()) {
                entities.put(
                        rule.arn(),
                        new OfRule(listener.arn(), rule, state.authentication().get(rule.arn())));
            }
        }
        for (TargetGroup group : state.routing().targetGroups().values()) {
            entities.put(group.arn(), OfTargetGroup.of(group, state.facts(group)));
        }
        return entities;
    }

    /**
     * Puts resources together.
     *
     * @throws InvalidRoutingException if they do not fit together
     */
    static State assemble(Map<Arn, Entity> entities) {
        Map<Arn, List<Rule>> rules = new HashMap<>();
        Map<Arn, AuthenticationConfig> authentication = new HashMap<>();
        Map<Arn, TargetGroup> groups = new LinkedHashMap<>();
        Map<Arn, TargetGroupFacts> groupFacts = new HashMap<>();
        entities.forEach((arn, entity) -> {
            if (entity instanceof OfRule rule) {
                rules.computeIfAbsent(rule.listener(), key -> new ArrayList<>()).add(rule.rule());
                AuthenticationConfig config = rule.authentication();
                if (config != null) {
                    authentication.put(arn, config);
                }
            } else if (entity instanceof OfTargetGroup group) {
                groups.put(arn, group(group));
                groupFacts.put(arn, facts(group));
            }
        });
        Map<Arn, ListenerFacts> listenerFacts = new HashMap<>();
        Map<Arn, LoadBalancerFacts> balancerFacts = new HashMap<>();
        List<LoadBalancer> balancers =
                loadBalancers(entities, listeners(entities, rules, listenerFacts), balancerFacts);
        return new State(new Routing(balancers, groups), balancerFacts, listenerFacts, groupFacts, authentication);
    }

    static TargetGroup group(OfTargetGroup entity) {
        return entity.group()
                .withTargets(entity.targets().stream().map(PlacedTarget::target).toList());
    }

    private static TargetGroupFacts facts(OfTargetGroup entity) {
        Map<Target, String> zones = new HashMap<>();
        for (PlacedTarget placed : entity.targets()) {
            String zone = placed.zone();
            if (zone != null) {
                zones.put(placed.target(), zone);
            }
        }
        return new TargetGroupFacts(entity.vpcId(), zones);
    }

    private static Map<Arn, List<Listener>> listeners(
            Map<Arn, Entity> entities, Map<Arn, List<Rule>> rules, Map<Arn, ListenerFacts> facts) {
        Map<Arn, List<Listener>> listeners = new HashMap<>();
        entities.forEach((arn, entity) -> {
            if (entity instanceof OfListener one) {
                listeners
                        .computeIfAbsent(one.loadBalancer(), key -> new ArrayList<>())
                        .add(new Listener(
                                arn,
                                one.protocol(),
                                one.port(),
                                rules.getOrDefault(arn, List.of()),
                                new ListenerAttributes(one.attributes())));
                facts.put(arn, one.facts());
            }
        });
        return listeners;
    }

    private static List<LoadBalancer> loadBalancers(
            Map<Arn, Entity> entities, Map<Arn, List<Listener>> listeners, Map<Arn, LoadBalancerFacts> facts) {
        List<LoadBalancer> balancers = new ArrayList<>();
        entities.forEach((arn, entity) -> {
            if (entity instanceof OfLoadBalancer one) {
                balancers.add(new LoadBalancer(
                        arn,
                        one.name(),
                        one.dnsName(),
                        new LoadBalancerAttributes(one.attributes()),
                        listeners.getOrDefault(arn, List.of())));
                facts.put(arn, one.facts());
            }
        });
        return balancers;
    }
}
