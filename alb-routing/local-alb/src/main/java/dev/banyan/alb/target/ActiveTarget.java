package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Target;
import java.util.List;

/** A registered ip target with its connections and its health. Safe for use by several threads. */
public final class ActiveTarget extends CheckedTarget {

    private final Target.Ip target;
    private final String name;
    private final List<ConnectionPool> pools;

    ActiveTarget(Target.Ip target, List<ConnectionPool> pools) {
        this.target = target;
        this.name = target.toString();
        this.pools = pools;
    }

    @Override
    public Target.Ip target() {
        return target;
    }

    /** Returns the target as the access log writes it. */
    public String name() {
        return name;
    }

    /** Returns the connections of a worker; to be used on its loop. */
    public ConnectionPool pool(Worker worker) {
        return pools.get(worker.index());
    }

    /** Closes the connections that are not in use; the others close when their exchange ends. */
    void close() {
        for (ConnectionPool pool : pools) {
            pool.worker().eventLoop().execute(pool::close);
        }
    }
}
