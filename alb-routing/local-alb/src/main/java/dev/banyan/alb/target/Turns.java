package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;

/**
 * Whose turn it is, on each event loop by itself: like the nodes of a load balancer, loops do not agree on an order, and
 * so share no counter. Each number is used by its loop only.
 */
final class Turns {

    /** Numbers of different loops lie in different cache lines. */
    private static final int STRIDE = 16;

    private final int[] next;

    Turns(int loops) {
        next = new int[loops * STRIDE];
        for (int loop = 0; loop < loops; loop++) {
            next[loop * STRIDE] = loop; // So that the first requests of all loops do not meet at one target.
        }
    }

    int loops() {
        return next.length / STRIDE;
    }

    /** Returns the next place of {@code count}. */
    int take(Worker worker, int count) {
        return Integer.remainderUnsigned(next[worker.index() * STRIDE]++, count);
    }
}
