package dev.banyan.lambda;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The limits that all functions share; on the event loop only. */
final class Capacity {
    private final int maxInvocations;
    private final int maxStarting;
    private final List<FunctionPool> pools = new ArrayList<>();
    private int invocations;

    /**
     * Sets the limits.
     *
     * @param maxInvocations the most invocations at a time, and the most processes
     * @param maxStarting the most processes that start at a time; more would only slow each other down
     */
    Capacity(int maxInvocations, int maxStarting) {
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
        return starting < maxStarting && (running < maxInvocations || endLongestIdle());
    }

    /** Lets functions that wait for room look again. */
    void changed() {
        for (FunctionPool pool : List.copyOf(pools)) {
            pool.grow();
        }
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
