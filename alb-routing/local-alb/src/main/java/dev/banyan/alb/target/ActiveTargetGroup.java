package dev.banyan.alb.target;

import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.model.Arn;
import dev.banyan.model.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A target group at work; lives on through changes of the routing. Choosing a target is safe on every event loop,
 * changes are made by one thread at a time.
 */
public final class ActiveTargetGroup {

    private final Arn arn;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile TargetGroup group;
    private volatile List<ActiveTarget> targets = List.of();
    private volatile List<ActiveTarget> draining = List.of();

    /** The targets that get requests: the healthy ones, or all where none is. */
    private volatile ActiveTarget[] eligible = {};

    private volatile boolean used;

    ActiveTargetGroup(TargetGroup group) {
        this.arn = group.arn();
        this.group = group;
    }

    /** Returns the group's ARN. */
    public Arn arn() {
        return arn;
    }

    /** Returns the group as it is registered now. */
    public TargetGroup group() {
        return group;
    }

    /** Returns the next target in turn, or null where none is registered. */
    public @Nullable ActiveTarget next() {
        ActiveTarget[] current = eligible;
        if (current.length == 0) {
            return null;
        }
        return current[Integer.remainderUnsigned(turn.getAndIncrement(), current.length)];
    }

    synchronized void update(
            TargetGroup newGroup, List<ActiveTarget> newTargets, List<ActiveTarget> newDraining, boolean inUse) {
        group = newGroup;
        targets = List.copyOf(newTargets);
        draining = List.copyOf(newDraining);
        used = inUse;
        refresh();
    }

    synchronized void drained(ActiveTarget target) {
        List<ActiveTarget> rest = new ArrayList<>(draining);
        rest.remove(target);
        draining = List.copyOf(rest);
    }

    /** Decides anew who gets requests, after a change of health. */
    synchronized void refresh() {
        List<ActiveTarget> all = targets;
        List<ActiveTarget> healthy = new ArrayList<>();
        for (ActiveTarget target : all) {
            if (target.status().state() == State.HEALTHY) {
                healthy.add(target);
            }
        }
        eligible = (healthy.isEmpty() ? all : healthy).toArray(new ActiveTarget[0]);
    }

    List<ActiveTarget> targets() {
        return targets;
    }

    List<ActiveTarget> draining() {
        return draining;
    }

    /** Returns the health of all targets, those that are draining last. */
    public List<TargetHealth> health() {
        List<TargetHealth> result = new ArrayList<>();
        if (targets.isEmpty()) {
            HealthStatus status = used ? HealthStatus.UNAVAILABLE : HealthStatus.UNUSED;
            group.targets().forEach(target -> result.add(describe(target, status)));
        }
        for (ActiveTarget target : targets) {
            result.add(describe(target.target(), used ? target.status() : HealthStatus.UNUSED));
        }
        for (ActiveTarget target : draining) {
            result.add(describe(target.target(), HealthStatus.DRAINING));
        }
        return List.copyOf(result);
    }

    private static TargetHealth describe(dev.banyan.model.Target target, HealthStatus status) {
        return new TargetHealth(target, status.state(), status.reason(), status.description());
    }
}
