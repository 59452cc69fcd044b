package dev.banyan.migration.support;

import dev.banyan.migration.evidence.StepJudge;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.rule.Propagation;
import dev.banyan.migration.run.Deployments;
import dev.banyan.migration.run.ShiftRunner;
import dev.banyan.migration.run.ShiftTools;
import dev.banyan.migration.run.Timing;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.RouteStates;
import dev.banyan.migration.state.StateStore;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** A machine from which a shift is driven. */
public final class ShiftFixture {

    public static final Timing TIMING = new Timing(Duration.ofSeconds(10), Duration.ofSeconds(60), 5);

    private final Time time;
    private final RouteStates states;
    private final ElasticLoadBalancingV2Client client;
    private StepJudge judge = new Judge();
    private Deployments deployments = Deployments.UNKNOWN;
    private Propagation propagation = Propagation.NONE;
    private Consumer<RouteState> watcher = state -> {};
    private String holder = "ann@laptop";

    public ShiftFixture(Time time, StateStore store, ElasticLoadBalancingV2Client client) {
        this.time = time;
        this.states = new RouteStates(store, time);
        this.client = client;
    }

    public ShiftFixture judge(StepJudge other) {
        judge = other;
        return this;
    }

    public ShiftFixture deployments(Deployments other) {
        deployments = other;
        return this;
    }

    public ShiftFixture propagation(Propagation other) {
        propagation = other;
        return this;
    }

    public ShiftFixture watcher(Consumer<RouteState> other) {
        watcher = other;
        return this;
    }

    public ShiftFixture holder(String other) {
        holder = other;
        return this;
    }

    public RouteStates states() {
        return states;
    }

    public ShiftRunner runner() {
        ShiftTools tools = new ShiftTools(
                client, states, judge, deployments, propagation, time, time, TIMING, () -> "unguessable-0123456789");
        return new ShiftRunner(tools, holder, watcher);
    }

    public RouteState start(Route route, ShiftPlan plan) {
        return orFail(() -> runner().start(route, plan, false));
    }

    public RouteState takeUp(String route) {
        return orFail(() -> runner().takeUp(route));
    }

    /** Something that waits. */
    public interface Work {
        RouteState run() throws InterruptedException;
    }

    private static RouteState orFail(Work work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
