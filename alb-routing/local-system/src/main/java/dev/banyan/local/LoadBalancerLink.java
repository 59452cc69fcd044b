package dev.banyan.local;

import dev.banyan.alb.AlbException;
import dev.banyan.alb.LocalAlb;
import dev.banyan.alb.health.AnomalyDetection;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.aws.elbv2.RoutingRefusedException;
import dev.banyan.aws.elbv2.TargetState;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Routing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins the API to the load balancer. */
record LoadBalancerLink(LocalAlb loadBalancer) {

    /**
     * Makes a routing the one that decides all further requests.
     *
     * @throws RoutingRefusedException if it cannot run on this machine
     */
    void publish(Routing routing) {
        requireOneListenerEachPort(routing);
        try {
            loadBalancer.update(routing);
        } catch (AlbException e) {
            throw new RoutingRefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** On AWS each load balancer has addresses of its own; here they share one machine's. */
    private static void requireOneListenerEachPort(Routing routing) {
        Map<Integer, Arn> owners = new HashMap<>();
        for (LoadBalancer balancer : routing.loadBalancers()) {
            for (Listener listener : balancer.listeners()) {
                Arn owner = owners.putIfAbsent(listener.port(), balancer.arn());
                if (owner != null && !owner.equals(balancer.arn())) {
                    throw new RoutingRefusedException("port: " + listener.port()
                            + " (expected: a port that no listener of another load balancer has on this machine; "
                            + owner + " has it)");
                }
            }
        }
    }

    /** Returns how a group's targets are. */
    List<TargetState> health(Arn targetGroup) {
        return loadBalancer.targetHealth(targetGroup).stream()
                .map(LoadBalancerLink::state)
                .toList();
    }

    private static TargetState state(TargetHealth one) {
        AnomalyDetection anomaly = one.anomaly();
        return new TargetState(
                one.target(),
                one.state().apiName(),
                one.reason(),
                one.description(),
                anomaly.anomalous(),
                anomaly.mitigationInEffect());
    }
}
