package dev.banyan.alb.target;

import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetGroupAttributes.Algorithm;
import java.util.List;

/** Makes the selection that a group's attributes ask for. All of it happens under the lock of the group. */
final class Selections {

    private final ActiveTargetGroup group;
    private final Turns turns;

    /** The time of the next judgement about anomalies; every selection that looks at weights ends then. */
    private long judgement;

    Selections(ActiveTargetGroup group, int loops, long now) {
        this.group = group;
        this.judgement = now + Anomalies.WINDOW;
        this.turns = new Turns(loops);
    }

    /** Returns the selection of a group at this time. */
    Selection of(List<ActiveTarget> all, List<ActiveTarget> healthy, boolean enough) {
        if (all.isEmpty()) {
            return Selection.NOBODY;
        }
        // Targets not checked yet are not healthy, but nobody has to wait for a first check.
        return enough ? byAlgorithm(healthy) : new FailOpen(all, byAlgorithm(all), group.counts());
    }

    private Selection byAlgorithm(List<ActiveTarget> eligible) {
        TargetGroupAttributes attributes = group.group().attributes();
        return switch (attributes.algorithm()) {
            case ROUND_ROBIN -> inTurn(eligible, attributes.slowStart().toNanos());
            case LEAST_OUTSTANDING_REQUESTS -> new LeastOutstandingRequests(eligible, turns);
            case WEIGHTED_RANDOM -> new WeightedRandom(eligible, group, judgement);
        };
    }

    private Selection inTurn(List<ActiveTarget> eligible, long slowStart) {
        boolean climbing = slowStart > 0
                && eligible.stream().anyMatch(target -> target.ramp().isClimbing());
        return climbing && eligible.size() > 1
                ? new SlowStart(eligible, slowStart, group, turns.loops())
                : new RoundRobin(eligible, turns);
    }

    /** Takes note of a target that became healthy, or is healthy no more. */
    void changed(ActiveTarget target, List<ActiveTarget> healthy, long now) {
        if (target.isHealthy()) {
            boolean slowly = !group.group().attributes().slowStart().isZero();
            target.ramp().start(slowly && healthy.stream().anyMatch(other -> isFull(other, target)), now);
        } else {
            target.ramp().end();
            target.anomaly().clear();
        }
    }

    private static boolean isFull(ActiveTarget other, ActiveTarget target) {
        return other != target && !other.ramp().isClimbing();
    }

    /** Does what is due by now and returns whether that changes the selection. */
    boolean settle(List<ActiveTarget> targets, List<ActiveTarget> healthy, long now) {
        TargetGroupAttributes attributes = group.group().attributes();
        boolean changed = false;
        for (ActiveTarget target : targets) {
            changed |= target.ramp().endAfter(attributes.slowStart().toNanos(), now);
        }
        if (attributes.algorithm() != Algorithm.WEIGHTED_RANDOM || !Anomalies.isEnough(healthy.size())) {
            targets.forEach(target -> target.anomaly().clear());
        }
        if (attributes.algorithm() == Algorithm.WEIGHTED_RANDOM && now - judgement >= 0) {
            judgement = now + Anomalies.WINDOW;
            Anomalies.judge(healthy, attributes.anomalyMitigation());
            changed = true;
        }
        return changed;
    }
}
