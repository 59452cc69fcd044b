package dev.banyan.migration.route;

import dev.banyan.migration.MigrationException;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.migration.rule.LiveRule;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.model.Arn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * Finds routes by the tags of their rules and groups, however many pages and calls that takes. Thread-safe.
 *
 * <p>Calls {@code elasticloadbalancing:} {@code DescribeTargetGroups}, {@code DescribeLoadBalancers}, {@code
 * DescribeListeners}, {@code DescribeRules} and {@code DescribeTags}.
 */
public final class Routes {

    private final ElasticLoadBalancingV2Client client;
    private final LiveRules rules;
    private final RouteTags tags;

    /** @param client the client of the load balancers' account and region */
    public Routes(ElasticLoadBalancingV2Client client) {
        this.client = client;
        this.rules = new LiveRules(client);
        this.tags = new RouteTags(client);
    }

    /**
     * Returns a route.
     *
     * @throws MigrationException if there is none of that name, or its tags do not make one
     */
    public Route get(String name) {
        return find(Route.checkName(name))
                .orElseThrow(() -> new MigrationException("route: " + name + " (expected: one of " + names()
                        + ", or banyan adopt RULE_ARN --route " + name + ")"));
    }

    /**
     * Returns a route; empty where no rule or group has its name.
     *
     * @throws MigrationException if its tags do not make a route
     */
    public Optional<Route> find(String name) {
        Tagged tagged = tagged().get(name);
        return tagged == null ? Optional.empty() : Optional.of(tagged.route(name));
    }

    /** Returns the names of all routes that any rule or group is tagged with, in order. */
    public List<String> names() {
        return List.copyOf(tagged().keySet());
    }

    /**
     * Returns all routes in order of their names.
     *
     * @throws MigrationException if the tags of one do not make a route
     */
    public List<Route> all() {
        return tagged().entrySet().stream()
                .map(one -> one.getValue().route(one.getKey()))
                .toList();
    }

    /** What carries one route's name. */
    private record Tagged(List<LiveRule> rules, Map<String, List<Arn>> groups) {

        Tagged() {
            this(new ArrayList<>(), new TreeMap<>());
        }

        Route route(String name) {
            Arn container = only(name, RouteTags.CONTAINER);
            Arn lambda = only(name, RouteTags.LAMBDA);
            List<Arn> moving = new ArrayList<>();
            List<Arn> lanes = new ArrayList<>();
            for (LiveRule rule : rules) {
                GroupWeights weights = rule.weights().orElse(null);
                if (weights != null && weights.has(container)) {
                    moving.add(rule.arn());
                } else if (weights != null && weights.has(lambda)) {
                    lanes.add(rule.arn());
                }
            }
            if (moving.isEmpty()) {
                throw new MigrationException("route " + name + ": no tagged rule forwards to its container group "
                        + GroupWeights.name(container) + " (expected: at least one)");
            }
            return new Route(name, moving, lanes, container, lambda);
        }

        private Arn only(String name, String role) {
            List<Arn> found = groups.getOrDefault(role, List.of());
            if (found.size() != 1) {
                throw new MigrationException("route " + name + ": " + found.size() + " target groups with the tag "
                        + RouteTags.ROLE + "=" + role + (found.isEmpty() ? "" : " " + found) + " (expected: one)");
            }
            return found.get(0);
        }
    }

    private Map<String, Tagged> tagged() {
        Map<String, Tagged> routes = new TreeMap<>();
        Map<Arn, LiveRule> live = new LinkedHashMap<>();
        for (Arn listener : listeners()) {
            rules.ofListener(listener).stream()
                    .filter(rule -> !rule.isDefault())
                    .sorted(Comparator.comparingInt(rule -> Integer.parseInt(rule.priority())))
                    .forEach(rule -> live.put(rule.arn(), rule));
        }
        Map<Arn, Map<String, String>> ruleTags = tags.of(List.copyOf(live.keySet()));
        live.forEach((arn, rule) -> route(ruleTags, arn)
                .ifPresent(name -> routes.computeIfAbsent(name, key -> new Tagged())
                        .rules()
                        .add(rule)));
        List<Arn> groups = client.describeTargetGroupsPaginator().targetGroups().stream()
                .map(TargetGroup::targetGroupArn)
                .map(Arn::new)
                .toList();
        Map<Arn, Map<String, String>> groupTags = tags.of(groups);
        for (Arn group : groups) {
            String role = groupTags.getOrDefault(group, Map.of()).getOrDefault(RouteTags.ROLE, "");
            route(groupTags, group)
                    .ifPresent(name -> routes.computeIfAbsent(name, key -> new Tagged())
                            .groups()
                            .computeIfAbsent(role, key -> new ArrayList<>())
                            .add(group));
        }
        return routes;
    }

    private static Optional<String> route(Map<Arn, Map<String, String>> tags, Arn arn) {
        return Optional.ofNullable(tags.getOrDefault(arn, Map.of()).get(RouteTags.ROUTE));
    }

    private List<Arn> listeners() {
        List<Arn> listeners = new ArrayList<>();
        for (LoadBalancer balancer : client.describeLoadBalancersPaginator().loadBalancers()) {
            client
                    .describeListenersPaginator(request -> request.loadBalancerArn(balancer.loadBalancerArn()))
                    .listeners()
                    .stream()
                    .map(Listener::listenerArn)
                    .map(Arn::new)
                    .forEach(listeners::add);
        }
        return listeners;
    }
}
