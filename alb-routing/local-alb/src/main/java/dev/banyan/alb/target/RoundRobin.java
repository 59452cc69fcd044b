package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.List;

/** One after the other. */
final class RoundRobin extends Selection {

    private final ActiveTarget[] targets;
    private final Turns turns;

    RoundRobin(List<ActiveTarget> eligible, Turns turns) {
        super(eligible);
        this.targets = eligible.toArray(new ActiveTarget[0]);
        this.turns = turns;
    }

    @Override
    ActiveTarget choose(Worker worker) {
        ActiveTarget[] all = targets;
        return all.length == 1 ? all[0] : all[turns.take(worker, all.length)];
    }
}
