package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.TargetGroup;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The default quotas of a region that AWS raises on request. Only a change that adds to what is above a quota is
 * refused: a routing read from a template may have more, as its account may have. The texts are those of the API's
 * description; what AWS writes is not known.
 */
final class Quotas {

    static final int LOAD_BALANCERS = 50;
    static final int LISTENERS = 50;
    static final int RULES = 100;
    static final int GROUPS_OF_LOAD_BALANCER = 100;
    static final int GROUPS = 3000;
    static final int TARGETS = 1000;
    static final int CERTIFICATES = 25;
    static final int TAGS = 50;

    private Quotas() {}

    static void check(State before, State after) {
        checkRegions(
                loadBalancers(before),
                loadBalancers(after),
                LOAD_BALANCERS,
                "TooManyLoadBalancers",
                "load balancers for your AWS account");
        checkRegions(
                before.routing().targetGroups().keySet(),
                after.routing().targetGroups().keySet(),
                GROUPS,
                "TooManyTargetGroups",
                "target groups for your AWS account");
        for (TargetGroup group : after.routing().targetGroups().values()) {
            TargetGroup old = before.routing().targetGroups().get(group.arn());
            int targets = old == null ? 0 : old.targets().size();
            check(targets, group.targets().size(), TARGETS, "TooManyTargets", "targets");
        }
        for (LoadBalancer balancer : after.routing().loadBalancers()) {
            checkLoadBalancer(before, after, balancer);
        }
    }

    private static List<Arn> loadBalancers(State state) {
        return state.routing().loadBalancers().stream().map(LoadBalancer::arn).toList();
    }

    private static void checkRegions(
            Collection<Arn> before, Collection<Arn> after, int maximum, String code, String what) {
        if (after.size() <= maximum || after.size() <= before.size()) {
            return;
        }
        Map<String, Long> old = byRegion(before);
        byRegion(after)
                .forEach((region, count) ->
                        check(old.getOrDefault(region, 0L).intValue(), count.intValue(), maximum, code, what));
    }

    private static Map<String, Long> byRegion(Collection<Arn> arns) {
        return arns.stream().collect(Collectors.groupingBy(ControlPlane::region, Collectors.counting()));
    }

    private static void checkLoadBalancer(State before, State after, LoadBalancer now) {
        LoadBalancer old = before.routing().loadBalancers().stream()
                .filter(other -> other.arn().equals(now.arn()))
                .findFirst()
                .orElseGet(() -> Copies.withListeners(now, List.of()));
        check(
                old.listeners().size(),
                now.listeners().size(),
                LISTENERS,
                "TooManyListeners",
                "listeners per load balancer");
        check(rules(old), rules(now), RULES, "TooManyRules", "rules per load balancer");
        check(targets(before, old), targets(after, now), TARGETS, "TooManyTargets", "targets");
    }

    private static int rules(LoadBalancer loadBalancer) {
        // Default rules do not count.
        return loadBalancer.listeners().stream()
                .map(Listener::rules)
                .mapToInt(rules -> rules.size() - 1)
                .sum();
    }

    private static int targets(State state, LoadBalancer loadBalancer) {
        return State.groupsOf(loadBalancer).stream()
                .map(state.routing().targetGroups()::get)
                .filter(Objects::nonNull)
                .mapToInt(group -> group.targets().size())
                .sum();
    }

    static void check(int before, int after, int maximum, String code, String what) {
        if (after > maximum && after > before) {
            throw AwsException.of(code, "You've reached the limit on the number of " + what);
        }
    }
}
