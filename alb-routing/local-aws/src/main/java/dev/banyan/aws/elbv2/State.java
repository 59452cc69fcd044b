package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.WeightedTargetGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that the API knows at one moment. Immutable.
 *
 * @param routing what the data plane runs
 * @param loadBalancers facts of load balancers
 * @param listeners facts of listeners
 * @param targetGroups facts of target groups
 * @param authentication settings of authentication actions by rule
 */
record State(
        Routing routing,
        Map<Arn, LoadBalancerFacts> loadBalancers,
        Map<Arn, ListenerFacts> listeners,
        Map<Arn, TargetGroupFacts> targetGroups,
        Map<Arn, AuthenticationConfig> authentication) {

    State {
        loadBalancers = Map.copyOf(loadBalancers);
        listeners = Map.copyOf(listeners);
        targetGroups = Map.copyOf(targetGroups);
        authentication = Map.copyOf(authentication);
    }

    /** A listener and where it stands. */
    record PlacedListener(LoadBalancer loadBalancer, Listener listener) {}

    /** A rule and where it stands. */
    record PlacedRule(LoadBalancer loadBalancer, Listener listener, Rule rule) {}

    /** Returns whether nothing changes for the data plane. */
    @SuppressWarnings("ReferenceEquality") // A change makes a new routing; comparing all of its rules would cost more.
    boolean hasSameRouting(State other) {
        return routing == other.routing;
    }

    List<PlacedListener> allListeners() {
        List<PlacedListener> all = new ArrayList<>();
        routing.loadBalancers()
                .forEach(balancer ->
                        balancer.listeners().forEach(listener -> all.add(new PlacedListener(balancer, listener))));
        return all;
    }

    LoadBalancer loadBalancer(Arn arn) {
        return routing.loadBalancers().stream()
                .filter(balancer -> balancer.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> ResourceKind.LOAD_BALANCER.notFound(arn));
    }

    PlacedListener listener(Arn arn) {
        return allListeners().stream()
                .filter(placed -> placed.listener().arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> ResourceKind.LISTENER.notFound(arn));
    }

    PlacedRule rule(Arn arn) {
        for (PlacedListener placed : allListeners()) {
            for (Rule rule : placed.listener().rules()) {
                if (rule.arn().equals(arn)) {
                    return new PlacedRule(placed.loadBalancer(), placed.listener(), rule);
                }
            }
        }
        throw ResourceKind.RULE.notFound(arn);
    }

    TargetGroup targetGroup(Arn arn) {
        TargetGroup group = routing.targetGroups().get(arn);
        if (group == null) {
            throw ResourceKind.TARGET_GROUP.notFound(arn);
        }
        return group;
    }

    LoadBalancerFacts facts(LoadBalancer loadBalancer) {
        return loadBalancers.getOrDefault(loadBalancer.arn(), DefaultNetwork.facts(loadBalancer.arn()));
    }

    ListenerFacts facts(Listener listener) {
        return listeners.getOrDefault(listener.arn(), ListenerFacts.NONE);
    }

    TargetGroupFacts facts(TargetGroup group) {
        return targetGroups.getOrDefault(group.arn(), DefaultNetwork.facts(group));
    }

    /** Returns the load balancers whose rules forward to a group. */
    Set<Arn> loadBalancersOf(Arn targetGroup) {
        Set<Arn> found = new TreeSet<>();
        for (LoadBalancer balancer : routing.loadBalancers()) {
            if (groupsOf(balancer).contains(targetGroup)) {
                found.add(balancer.arn());
            }
        }
        return found;
    }

    /** Returns the groups that a load balancer forwards to. */
    static Set<Arn> groupsOf(LoadBalancer loadBalancer) {
        Set<Arn> groups = new TreeSet<>();
        for (Listener listener : loadBalancer.listeners()) {
            for (Rule rule : listener.rules()) {
                if (rule.routingAction() instanceof ForwardAction forward) {
                    forward.targetGroups().stream()
                            .map(WeightedTargetGroup::targetGroup)
                            .forEach(groups::add);
                }
            }
        }
        return groups;
    }

    private State withRouting(List<LoadBalancer> newLoadBalancers, Map<Arn, TargetGroup> newTargetGroups) {
        return new State(
                new Routing(newLoadBalancers, newTargetGroups), loadBalancers, listeners, targetGroups, authentication);
    }

    /** Returns a state with this load balancer in place of the one of the same ARN, or added. */
    State with(LoadBalancer changed) {
        List<LoadBalancer> all = new ArrayList<>(routing.loadBalancers());
        all.removeIf(balancer -> balancer.arn().equals(changed.arn()));
        all.add(changed);
        return withRouting(all, routing.targetGroups());
    }

    /** Returns a state with this listener in place of the one of the same ARN, or added. */
    State with(LoadBalancer owner, Listener changed) {
        List<Listener> all = new ArrayList<>(owner.listeners());
        all.removeIf(listener -> listener.arn().equals(changed.arn()));
        all.add(changed);
        return with(Copies.withListeners(owner, all));
    }

    /** Returns a state with this rule in place of the one of the same ARN, or added. */
    State with(PlacedRule changed) {
        return with(changed.loadBalancer(), Copies.withRule(changed.listener(), changed.rule()));
    }

    /** Returns a state with this group in place of the one of the same ARN, or added. */
    State with(TargetGroup changed) {
        Map<Arn, TargetGroup> all = new HashMap<>(routing.targetGroups());
        all.put(changed.arn(), changed);
        return withRouting(routing.loadBalancers(), all);
    }

    State withoutLoadBalancer(Arn arn) {
        List<LoadBalancer> all = new ArrayList<>(routing.loadBalancers());
        all.removeIf(balancer -> balancer.arn().equals(arn));
        return withRouting(all, routing.targetGroups());
    }

    State withoutTargetGroup(Arn arn) {
        Map<Arn, TargetGroup> all = new HashMap<>(routing.targetGroups());
        all.remove(arn);
        return withRouting(routing.loadBalancers(), all);
    }

    State with(Arn arn, LoadBalancerFacts facts) {
        return new State(routing, put(loadBalancers, arn, facts), listeners, targetGroups, authentication);
    }

    State with(Arn arn, ListenerFacts facts) {
        return new State(routing, loadBalancers, put(listeners, arn, facts), targetGroups, authentication);
    }

    State with(Arn arn, TargetGroupFacts facts) {
        return new State(routing, loadBalancers, listeners, put(targetGroups, arn, facts), authentication);
    }

    /** Returns a state with the settings of a rule's authentication; null for none. */
    State withAuthentication(Arn rule, ParsedActions actions) {
        Map<Arn, AuthenticationConfig> all = new HashMap<>(authentication);
        AuthenticationConfig config = actions.authentication();
        if (config == null) {
            all.remove(rule);
        } else {
            all.put(rule, config.over(all.get(rule)));
        }
        return new State(routing, loadBalancers, listeners, targetGroups, all);
    }

    private static <T> Map<Arn, T> put(Map<Arn, T> facts, Arn arn, T changed) {
        Map<Arn, T> all = new HashMap<>(facts);
        all.put(arn, changed);
        return all;
    }

    /** Returns a state without the facts of what is no longer there. */
    State without(Set<Arn> removed) {
        return removed.isEmpty()
                ? this
                : new State(
                        routing,
                        without(loadBalancers, removed),
                        without(listeners, removed),
                        without(targetGroups, removed),
                        without(authentication, removed));
    }

    private static <T> Map<Arn, T> without(Map<Arn, T> facts, Set<Arn> removed) {
        Map<Arn, T> kept = new HashMap<>(facts);
        kept.keySet().removeAll(removed);
        return kept;
    }
}
