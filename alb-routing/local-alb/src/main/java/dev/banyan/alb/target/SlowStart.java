package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.List;

/**
 * Round robin while some targets warm up: their share grows linearly from nothing to that of the others. Each event
 * loop spreads its requests by itself, evenly rather than by chance: with every request each target saves up its share,
 * and the one that saved most is next and pays for all.
 */
final class SlowStart extends Selection {

    private final ActiveTargetGroup group;
    private final ActiveTarget[] targets;
    private final boolean[] climbing;
    private final long[] since;
    private final long duration;

    /** What each target saved, by event loop; each row is used by its loop only. */
    private final double[][] savings;

    /**
     * Creates a selection, under the group's lock.
     *
     * @param eligible the targets that get requests
     * @param duration the length of a slow start in nanoseconds
     * @param group makes another selection when no target warms up any more
     * @param loops the number of event loops
     */
    SlowStart(List<ActiveTarget> eligible, long duration, ActiveTargetGroup group, int loops) {
        super(eligible);
        this.group = group;
        this.targets = eligible.toArray(new ActiveTarget[0]);
        this.duration = duration;
        this.savings = new double[loops][targets.length];
        this.climbing = new boolean[targets.length];
        this.since = new long[targets.length];
        for (int index = 0; index < targets.length; index++) {
            climbing[index] = targets[index].ramp().isClimbing();
            since[index] = targets[index].ramp().since();
        }
    }

    @Override
    ActiveTarget choose(Worker worker) {
        long now = worker.now();
        double[] saved = savings[worker.index()];
        double all = 0;
        int best = 0;
        for (int index = 0; index < targets.length; index++) {
            double share = share(index, now);
            saved[index] += share;
            all += share;
            best = saved[index] > saved[best] ? index : best;
        }
        saved[best] -= all;
        if (all >= targets.length) {
            group.settle(now);
        }
        return targets[best];
    }

    private double share(int index, long now) {
        return climbing[index] ? Math.min(1, Math.max(0, (double) (now - since[index]) / duration)) : 1;
    }
}
