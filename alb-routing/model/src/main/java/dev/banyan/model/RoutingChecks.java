package dev.banyan.model;

import java.util.List;
import java.util.Map;

/** What must hold between the rules of load balancers and the target groups that they forward to. */
final class RoutingChecks {

    private RoutingChecks() {}

    static void check(List<LoadBalancer> loadBalancers, Map<Arn, TargetGroup> targetGroups) {
        for (LoadBalancer loadBalancer : loadBalancers) {
            for (Listener listener : loadBalancer.listeners()) {
                listener.rules().forEach(rule -> check(listener, rule, targetGroups));
            }
        }
    }

    private static void check(Listener listener, Rule rule, Map<Arn, TargetGroup> targetGroups) {
        if (rule.routingAction() instanceof ForwardAction forward) {
            for (WeightedTargetGroup weighted : forward.targetGroups()) {
                TargetGroup group = targetGroups.get(weighted.targetGroup());
                if (group == null) {
                    throw new InvalidRoutingException(
                            ErrorCode.TARGET_GROUP_NOT_FOUND,
                            "Target group '" + weighted.targetGroup() + "' not found");
                }
                if (group.protocolVersion() != ProtocolVersion.HTTP1) {
                    checkVersion(listener, rule, group.protocolVersion());
                }
            }
        }
    }

    /** Groups of HTTP/2 and gRPC targets take forwards alone, on HTTPS listeners alone. */
    private static void checkVersion(Listener listener, Rule rule, ProtocolVersion version) {
        if (listener.protocol() == Protocol.HTTP) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_LOAD_BALANCER_ACTION,
                    "Listener protocol 'HTTP' is not supported with a target group with the protocol-version '"
                            + version + "'");
        }
        if (rule.requiresAuthentication()) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_LOAD_BALANCER_ACTION,
                    "actions: " + rule.actions().get(0).type() + " with the protocol-version " + version
                            + " (expected: forward alone)");
        }
    }
}
