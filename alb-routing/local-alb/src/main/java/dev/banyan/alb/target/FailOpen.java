package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Too few targets are healthy, so that all of them get requests; each one is counted. */
final class FailOpen extends Selection {

    private final Selection selection;
    private final TargetGroupCounts counts;

    FailOpen(List<ActiveTarget> all, Selection selection, TargetGroupCounts counts) {
        super(all);
        this.selection = selection;
        this.counts = counts;
    }

    @Override
    @Nullable
    ActiveTarget choose(Worker worker) {
        counts.unhealthyRoutingRequest();
        return selection.choose(worker);
    }

    @Override
    @Nullable
    ActiveTarget sticky(String name) {
        ActiveTarget target = super.sticky(name);
        if (target != null) {
            counts.unhealthyRoutingRequest();
        }
        return target;
    }
}
