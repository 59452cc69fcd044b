package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.List;

/** By chance, each target in proportion to its weight, which is 1 unless an anomaly is mitigated. */
final class WeightedRandom extends Selection {

    private final ActiveTargetGroup group;
    private final ActiveTarget[] targets;
    private final long until;

    /** The sum of the weights up to each target. */
    private final double[] ends;

    /**
     * Creates a selection, under the group's lock.
     *
     * @param eligible the targets that get requests
     * @param until the time at which the group decides anew about weights
     */
    WeightedRandom(List<ActiveTarget> eligible, ActiveTargetGroup group, long until) {
        super(eligible);
        this.group = group;
        this.targets = eligible.toArray(new ActiveTarget[0]);
        this.until = until;
        this.ends = new double[targets.length];
        double sum = 0;
        for (int index = 0; index < targets.length; index++) {
            sum += targets[index].anomaly().weight();
            ends[index] = sum;
        }
    }

    @Override
    ActiveTarget choose(Worker worker) {
        long now = worker.now();
        if (now - until >= 0) {
            group.settle(now);
        }
        double point = worker.random().nextDouble() * ends[ends.length - 1];
        int index = 0;
        while (index < ends.length - 1 && point >= ends[index]) {
            index++;
        }
        return targets[index];
    }
}
