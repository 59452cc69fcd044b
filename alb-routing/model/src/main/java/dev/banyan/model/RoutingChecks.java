package dev.banyan.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold between the rules of load balancers and the target groups that they forward to. */
final class RoutingChecks {

    /** A quota that AWS does not raise, unlike those of rules, listeners and targets. */
    private static final int MAXIMUM_GROUPS = 100;

    private final Map<Arn, TargetGroup> targetGroups;
    private final Map<Arn, Arn> owners = new HashMap<>();

    private RoutingChecks(Map<Arn, TargetGroup> targetGroups) {
        this.targetGroups = targetGroups;
    }

    static void check(List<LoadBalancer> loadBalancers, Map<Arn, TargetGroup> targetGroups) {
        RoutingChecks checks = new RoutingChecks(targetGroups);
        loadBalancers.forEach(checks::check);
    }

    private void check(LoadBalancer loadBalancer) {
        Set<Arn> used = new HashSet<>();
        for (Listener listener : loadBalancer.listeners()) {
            for (Rule rule : listener.rules()) {
                if (rule.routingAction() instanceof ForwardAction forward) {
                    forward.targetGroups().forEach(group -> used.add(group.targetGroup()));
                    check(listener, rule, forward);
                }
            }
        }
        if (used.size() > MAXIMUM_GROUPS) {
            throw new InvalidRoutingException(
                            ErrorCode.TOO_MANY_UNIQUE_TARGET_GROUPS_PER_LOAD_BALANCER,
                            "targetGroups: " + used.size() + " (expected: up to " + MAXIMUM_GROUPS
                                    + " of a load balancer)")
                    .of(loadBalancer.arn());
        }
        used.forEach(group -> checkOwner(group, loadBalancer.arn()));
    }

    private void checkOwner(Arn group, Arn loadBalancer) {
        Arn owner = owners.putIfAbsent(group, loadBalancer);
        if (owner != null) {
            throw new InvalidRoutingException(
                            ErrorCode.TARGET_GROUP_ASSOCIATION_LIMIT,
                            "The following target groups cannot be associated with more than one load balancer: "
                                    + group)
                    .of(loadBalancer);
        }
    }

    private void check(Listener listener, Rule rule, ForwardAction forward) {
        for (WeightedTargetGroup weighted : forward.targetGroups()) {
            TargetGroup group = targetGroups.get(weighted.targetGroup());
            if (group == null) {
                throw new InvalidRoutingException(
                                ErrorCode.TARGET_GROUP_NOT_FOUND,
                                "Target group '" + weighted.targetGroup() + "' not found")
                        .of(rule.arn());
            }
            if (group.protocolVersion() != ProtocolVersion.HTTP1) {
                checkVersion(listener, rule, group.protocolVersion());
            }
            if (forward.targetGroups().size() > 1 && group.attributes().stickiness()) {
                checkStickiness(rule, forward, group);
            }
        }
    }

    /** Groups of HTTP/2 and gRPC targets take forwards alone, on HTTPS listeners alone. */
    private static void checkVersion(Listener listener, Rule rule, ProtocolVersion version) {
        if (listener.protocol() == Protocol.HTTP) {
            throw InvalidRoutingException.action(
                    rule,
                    "Listener protocol 'HTTP' is not supported with a target group with the protocol-version '"
                            + version + "'");
        }
        if (rule.requiresAuthentication()) {
            throw InvalidRoutingException.action(
                    rule,
                    "actions: " + rule.actions().get(0).type() + " with the protocol-version " + version
                            + " (expected: forward alone)");
        }
    }

    /** A client that is to stay with a target of one group has to stay with the group. AWS's own words are not known. */
    private static void checkStickiness(Rule rule, ForwardAction forward, TargetGroup group) {
        if (forward.stickiness() == null) {
            throw InvalidRoutingException.action(
                    rule,
                    "stickiness: off, but target group " + group.name()
                            + " has stickiness.enabled (expected: group stickiness too where there are several groups)");
        }
        if (group.attributes().stickinessType() == TargetGroupAttributes.StickinessType.APP_COOKIE) {
            throw InvalidRoutingException.action(
                    rule,
                    "stickiness.type: app_cookie of target group " + group.name()
                            + " (expected: lb_cookie where there are several groups)");
        }
    }
}
