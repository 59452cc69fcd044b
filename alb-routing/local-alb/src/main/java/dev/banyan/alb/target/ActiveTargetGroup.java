package dev.banyan.alb.target;

import dev.banyan.alb.health.AnomalyDetection;
import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Arn;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A target group at work; lives on through changes of the routing. Choosing a target is safe on every event loop and
 * takes no lock; changes are made under the group's lock and seen by all at once.
 */
public final class ActiveTargetGroup {

    private final Arn arn;
    private final LongSupplier ticker;
    private final Selections selections;
    private final TargetGroupCounts counts = new TargetGroupCounts();
    private volatile TargetGroup group;
    private volatile List<ActiveTarget> targets = List.of();
    private volatile List<ActiveTarget> draining = List.of();
    private volatile @Nullable ActiveFunction function;
    private volatile Selection selection = Selection.NOBODY;
    private volatile boolean used;

    /**
     * Creates a group without targets.
     *
     * @param loops the number of event loops
     * @param ticker elapsed time in nanoseconds
     */
    ActiveTargetGroup(TargetGroup group, int loops, LongSupplier ticker) {
        this.arn = group.arn();
        this.group = group;
        this.ticker = ticker;
        this.selections = new Selections(this, loops, ticker.getAsLong());
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
        if (targets.isEmpty()) {
            newTargets.forEach(target -> target.ramp().exempt());
        }
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
            changed(target);
        }
    }

    synchronized void reset(CheckedTarget target, HealthStatus status) {
        target.reset(status);
        changed(target);
    }

    private void changed(CheckedTarget changed) {
        long now = ticker.getAsLong();
        List<ActiveTarget> healthy = healthy();
        selections.settle(targets, healthy, now);
        if (changed instanceof ActiveTarget target) {
            selections.changed(target, healthy, now);
        }
        refresh();
    }

    /** Does what is due by now. */
    synchronized void settle(long now) {
        if (selections.settle(targets, healthy(), now)) {
            refresh();
        }
    }

    /** Decides anew who gets requests. */
    private void refresh() {
        List<ActiveTarget> healthy = healthy();
        selection = selections.of(targets, healthy, isEnough(healthy.size()));
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
        settle(ticker.getAsLong());
        int healthy = healthy().size();
        return new TargetGroupState(
                healthy,
                count(target -> target.status().state() == State.UNHEALTHY),
                count(target -> target.anomaly().detection().anomalous()),
                count(target -> target.anomaly().detection().mitigationInEffect()),
                isEnough(healthy),
                group.attributes().dnsFailover().isMet(healthy, targets.size()));
    }

    private int count(Predicate<ActiveTarget> condition) {
        return (int) targets.stream().filter(condition).count();
    }

    /** Returns the health of all targets, those that are draining last. */
    public synchronized List<TargetHealth> health() {
        settle(ticker.getAsLong());
        List<TargetHealth> result = new ArrayList<>();
        ActiveFunction known = function;
        if (known != null) {
            result.add(health(known, state(known), AnomalyDetection.NORMAL));
        }
        targets.forEach(target ->
                result.add(health(target, state(target), target.anomaly().detection())));
        draining.forEach(target -> result.add(health(target, HealthStatus.DRAINING, AnomalyDetection.NORMAL)));
        return List.copyOf(result);
    }

    private HealthStatus state(CheckedTarget target) {
        return used ? target.status() : HealthStatus.UNUSED;
    }

    private static TargetHealth health(CheckedTarget target, HealthStatus status, AnomalyDetection anomaly) {
        return new TargetHealth(target.target(), status.state(), status.reason(), status.description(), anomaly);
    }
}
