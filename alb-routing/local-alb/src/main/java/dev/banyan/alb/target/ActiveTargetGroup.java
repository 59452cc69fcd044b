package dev.banyan.alb.target;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Arn;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A target group at work; lives on through changes of the routing. Choosing a target is safe on every event loop,
 * changes are made under the group's lock and seen by all at once.
 */
public final class ActiveTargetGroup {

    private final Arn arn;
    private final Turns turns;
    private final TargetGroupCounts counts = new TargetGroupCounts();
    private volatile TargetGroup group;
    private volatile List<ActiveTarget> targets = List.of();
    private volatile List<ActiveTarget> draining = List.of();
    private volatile @Nullable ActiveFunction function;
    private volatile Selection selection = Selection.NOBODY;
    private volatile boolean used;

    ActiveTargetGroup(TargetGroup group, int loops) {
        this.arn = group.arn();
        this.group = group;
        this.turns = new Turns(loops);
    }

    /** Returns the group's ARN. */
    public Arn arn() {
        return arn;
    }

    /** Returns the group as it is registered now. */
    public TargetGroup group() {
        return group;
    }

    /** Returns what went wrong so far. */
    public TargetGroupCounts counts() {
        return counts;
    }

    /**
     * Returns the target of a new request by the group's algorithm, or null where none is registered.
     *
     * @param worker the worker of the current event loop
     */
    public @Nullable ActiveTarget choose(Worker worker) {
        return selection.choose(worker);
    }

    /**
     * Returns the target that a client is bound to if it may get requests now: registered, and healthy or one of a
     * group where too few are healthy. Else null, and the algorithm chooses.
     *
     * @param name {@link ActiveTarget#name}
     */
    public @Nullable ActiveTarget sticky(String name) {
        return selection.sticky(name);
    }

    /** Returns the registered function of a Lambda group, or null. */
    public @Nullable ActiveFunction function() {
        return function;
    }

    synchronized void update(
            TargetGroup newGroup, List<ActiveTarget> newTargets, List<ActiveTarget> newDraining, boolean inUse) {
        group = newGroup;
        targets = List.copyOf(newTargets);
        draining = List.copyOf(newDraining);
        used = inUse;
        refresh();
    }

    synchronized void function(@Nullable ActiveFunction newFunction) {
        function = newFunction;
    }

    synchronized void drained(ActiveTarget target) {
        List<ActiveTarget> rest = new ArrayList<>(draining);
        rest.remove(target);
        draining = List.copyOf(rest);
    }

    /** Takes the result of a check. */
    synchronized void record(CheckedTarget target, CheckResult result, HealthCheck check) {
        boolean before = target.isHealthy();
        target.record(result, check);
        if (before != target.isHealthy()) {
            refresh();
        }
    }

    synchronized void reset(CheckedTarget target, HealthStatus status) {
        target.reset(status);
        refresh();
    }

    /** Decides anew who gets requests. */
    private void refresh() {
        List<ActiveTarget> all = targets;
        List<ActiveTarget> healthy = healthy();
        if (all.isEmpty()) {
            selection = Selection.NOBODY;
        } else if (isEnough(healthy.size())) {
            selection = new RoundRobin(healthy, turns);
        } else {
            // Targets not checked yet count as not healthy: AWS lets nobody wait for a first check.
            selection = new FailOpen(all, new RoundRobin(all, turns), counts);
        }
    }

    private List<ActiveTarget> healthy() {
        return targets.stream().filter(CheckedTarget::isHealthy).toList();
    }

    private boolean isEnough(int healthy) {
        return healthy > 0 && group.attributes().unhealthyStateRouting().isMet(healthy, targets.size());
    }

    List<ActiveTarget> targets() {
        return targets;
    }

    List<ActiveTarget> draining() {
        return draining;
    }

    /** Returns how the group is now. */
    public synchronized TargetGroupState state() {
        TargetGroupAttributes attributes = group.attributes();
        int healthy = healthy().size();
        int unhealthy = (int) targets.stream()
                .filter(target -> target.status().state() == State.UNHEALTHY)
                .count();
        return new TargetGroupState(
                healthy,
                unhealthy,
                0,
                0,
                isEnough(healthy),
                attributes.dnsFailover().isMet(healthy, targets.size()));
    }

    /** Returns the health of all targets, those that are draining last. */
    public List<TargetHealth> health() {
        List<TargetHealth> result = new ArrayList<>();
        ActiveFunction known = function;
        if (known != null) {
            result.add(describe(known));
        }
        targets.forEach(target -> result.add(describe(target)));
        draining.forEach(target -> result.add(describe(target, HealthStatus.DRAINING)));
        return List.copyOf(result);
    }

    private TargetHealth describe(CheckedTarget target) {
        return describe(target, used ? target.status() : HealthStatus.UNUSED);
    }

    private static TargetHealth describe(CheckedTarget target, HealthStatus status) {
        return new TargetHealth(target.target(), status.state(), status.reason(), status.description());
    }
}
