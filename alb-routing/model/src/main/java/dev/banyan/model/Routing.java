package dev.banyan.model;

import java.util.List;
import java.util.Map;

/**
 * Everything that decides where a request goes, at one moment: an immutable snapshot that a data
 * plane swaps as a whole.
 *
 * @param loadBalancers the load balancers
 * @param targetGroups the target groups by ARN; holds every group that a rule names
 */
public record Routing(List<LoadBalancer> loadBalancers, Map<Arn, TargetGroup> targetGroups) {

    /**
     * @throws InvalidRoutingException if a rule names a group that is not in {@code targetGroups}, or one
     *     that its listener or its other groups do not go together with
     */
    public Routing {
        loadBalancers = List.copyOf(loadBalancers);
        targetGroups = Map.copyOf(targetGroups);
        RoutingChecks.check(loadBalancers, targetGroups);
    }

    /**
     * Returns the target group of an ARN.
     *
     * @throws IllegalArgumentException if there is none
     */
    public TargetGroup targetGroup(Arn arn) {
        TargetGroup group = targetGroups.get(arn);
        if (group == null) {
            throw new IllegalArgumentException("targetGroup: " + arn + " (expected: one of this routing)");
        }
        return group;
    }
}
