package dev.banyan.lambda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;

/** The limits that all functions share; on the event loop only. */
final class Capacity {
    private final int maxInvocations;
    private final int maxStarting;
    private final List<FunctionPool> pools = new ArrayList<>();
    private final Executor loop;
    private int invocations;
    /** Whether a function found no room since all could last look. */
    private boolean missed;

    private boolean growing;

    /**
     * Sets the limits.
     *
     * @param loop the event loop
     * @param maxInvocations the most invocations at a time, and the most processes
     * @param maxStarting the most processes that start at a time; more would only slow each other down
     */
    Capacity(Executor loop, int maxInvocations, int maxStarting) {
        this.loop = loop;
        this.maxInvocations = maxInvocations;
        this.maxStarting = maxStarting;
    }

    void add(FunctionPool pool) {
        pools.add(pool);
    }

    void remove(FunctionPool pool) {
        pools.remove(pool);
    }

    boolean admit() {
        if (invocations >= maxInvocations) {
            return false;
        }
        invocations++;
        return true;
    }

    void release() {
        invocations--;
    }

    /** Makes room for one more process, at the cost of the one that has been idle longest where there is none. */
    boolean mayStart() {
        int starting = 0;
        int running = 0;
        for (FunctionPool pool : pools) {
            starting += pool.count(EnvironmentState.STARTING);
            running += pool.running();
        }
        boolean room = starting < maxStarting && (running < maxInvocations || endLongestIdle());
        missed |= !room;
        return room;
    }

    /** Lets functions that found no room look again, soon: the caller is in the middle of a change. */
    void changed() {
        if (missed && !growing) {
            growing = true;
            loop.execute(this::growAll);
        }
    }

    private void growAll() {
        growing = false;
        missed = false;
        List.copyOf(pools).forEach(FunctionPool::grow);
    }

    private boolean endLongestIdle() {
        Environment longest = pools.stream()
                .map(FunctionPool::longestIdle)
                .filter(Objects::nonNull)
                .min(Comparator.comparingLong(environment -> environment.idleSinceNanos() - System.nanoTime()))
                .orElse(null);
        if (longest == null) {
            return false;
        }
        longest.end(null);
        return true;
    }
}
