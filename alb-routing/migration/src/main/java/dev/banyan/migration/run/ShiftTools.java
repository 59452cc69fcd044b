package dev.banyan.migration.run;

import dev.banyan.migration.evidence.StepJudge;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.Propagation;
import dev.banyan.migration.state.RouteStates;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * What a shift is driven with.
 *
 * @param client the load balancer's account and region
 * @param states where the route's state is
 * @param judge who judges the steps
 * @param deployments what serves the route
 * @param propagation how long a written weight takes
 * @param clock the time
 * @param waiting how time passes
 * @param timing how often
 * @param laneValues gives the secret of a lane, a new one each time
 * @param holdUp says why a route's next step must wait, such as a deploy that goes on; empty where nothing does
 */
public record ShiftTools(
        ElasticLoadBalancingV2Client client,
        RouteStates states,
        StepJudge judge,
        Deployments deployments,
        Propagation propagation,
        InstantSource clock,
        Waiting waiting,
        Timing timing,
        Supplier<String> laneValues,
        Function<Route, Optional<String>> holdUp) {

    /** Makes tools of a shift that nothing holds up. */
    public ShiftTools(
            ElasticLoadBalancingV2Client client,
            RouteStates states,
            StepJudge judge,
            Deployments deployments,
            Propagation propagation,
            InstantSource clock,
            Waiting waiting,
            Timing timing,
            Supplier<String> laneValues) {
        this(
                client,
                states,
                judge,
                deployments,
                propagation,
                clock,
                waiting,
                timing,
                laneValues,
                route -> Optional.empty());
    }
}
