package dev.banyan.alb.fault;

import static java.util.Objects.requireNonNull;

import dev.banyan.model.Arn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The faults of a load balancer's target groups. Safe for use by several threads. */
public final class Faults {

    /** Replaced as a whole under this, so that requests read it without a lock. */
    private volatile Map<Arn, Fault> faults = Map.of();

    /** Lets a group's targets misbehave from the next request on, in place of how they did until now. */
    public synchronized void put(Arn targetGroup, Fault fault) {
        Map<Arn, Fault> next = new HashMap<>(faults);
        next.put(requireNonNull(targetGroup, "targetGroup"), requireNonNull(fault, "fault"));
        faults = Map.copyOf(next);
    }

    /** Lets a group's targets be as they are again; returns whether they misbehaved. */
    public synchronized boolean remove(Arn targetGroup) {
        Map<Arn, Fault> next = new HashMap<>(faults);
        boolean removed = next.remove(targetGroup) != null;
        faults = Map.copyOf(next);
        return removed;
    }

    /** Returns the faults by target group. */
    public Map<Arn, Fault> all() {
        return faults;
    }

    /** Returns a group's fault, or null. */
    public @Nullable Fault of(Arn targetGroup) {
        Map<Arn, Fault> current = faults;
        return current.isEmpty() ? null : current.get(targetGroup);
    }
}
