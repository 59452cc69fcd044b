package dev.banyan.alb.target;

import dev.banyan.alb.health.HealthHistory;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Target;
import java.util.List;

/** A registered ip target with its connections and its health. Safe for use by several threads. */
public final class ActiveTarget {

    private final Target.Ip target;
    private final String name;
    private final List<ConnectionPool> pools;

    /** Used by the health checker's thread only. */
    private final HealthHistory history = new HealthHistory();

    private volatile HealthStatus status = HealthStatus.INITIAL;

    ActiveTarget(Target.Ip target, List<ConnectionPool> pools) {
        this.target = target;
        this.name = target.toString();
        this.pools = pools;
    }

    /** Returns what was registered. */
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

    /** Returns what health checks said so far. */
    public HealthStatus status() {
        return status;
    }

    HealthHistory history() {
        return history;
    }

    void status(HealthStatus newStatus) {
        status = newStatus;
    }

    /** Closes the connections that are not in use; the others close when their exchange ends. */
    void close() {
        for (ConnectionPool pool : pools) {
            pool.worker().eventLoop().execute(pool::close);
        }
    }
}
