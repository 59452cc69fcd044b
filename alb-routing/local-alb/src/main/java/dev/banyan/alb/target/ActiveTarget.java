package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import dev.banyan.model.Target;
import java.util.List;

/** A registered ip target with its connections and its health. Safe for use by several threads. */
public final class ActiveTarget extends CheckedTarget {

    private final Target.Ip target;
    private final String name;
    private final List<ConnectionPool> pools;

    /** Guarded by the lock of the group, like the next. */
    private final Ramp ramp = new Ramp();

    private final Anomaly anomaly = new Anomaly();

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

    /** Returns how many requests are under way on all event loops. */
    long inFlight() {
        long sum = 0;
        for (ConnectionPool pool : pools) {
            sum += pool.counts().inFlight();
        }
        return sum;
    }

    Ramp ramp() {
        return ramp;
    }

    Anomaly anomaly() {
        return anomaly;
    }

    /** Returns the part of requests that failed since the last call, or a negative number for too few to say. */
    double failureRate(int minimum) {
        long ended = 0;
        long failed = 0;
        for (ConnectionPool pool : pools) {
            ended += pool.counts().ended();
            failed += pool.counts().failed();
        }
        return anomaly.failureRate(ended, failed, minimum);
    }

    /** Closes the connections that are not in use; the others close when their exchange ends. */
    void close() {
        for (ConnectionPool pool : pools) {
            pool.worker().eventLoop().execute(pool::close);
        }
    }

    /** Ends all exchanges that are under way. */
    void cut() {
        for (ConnectionPool pool : pools) {
            pool.worker().eventLoop().execute(pool::cut);
        }
    }
}
