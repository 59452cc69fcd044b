package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.List;

/** The target with the fewest requests under way, on all event loops together; those that are equal take turns. */
final class LeastOutstandingRequests extends Selection {

    private final ActiveTarget[] targets;
    private final Turns turns;

    LeastOutstandingRequests(List<ActiveTarget> eligible, Turns turns) {
        super(eligible);
        this.targets = eligible.toArray(new ActiveTarget[0]);
        this.turns = turns;
    }

    @Override
    ActiveTarget choose(Worker worker) {
        int first = turns.take(worker, targets.length);
        ActiveTarget best = targets[first];
        long fewest = best.inFlight();
        for (int step = 1; step < targets.length && fewest > 0; step++) {
            ActiveTarget other = targets[(first + step) % targets.length];
            long inFlight = other.inFlight();
            if (inFlight < fewest) {
                fewest = inFlight;
                best = other;
            }
        }
        return best;
    }
}
