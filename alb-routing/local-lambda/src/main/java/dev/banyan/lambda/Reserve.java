package dev.banyan.lambda;

import org.jspecify.annotations.Nullable;

/** The concurrency that is reserved for a function, over all its versions. On the event loop only. */
final class Reserve {
    private @Nullable Integer limit;
    private int used;

    void limit(@Nullable Integer newLimit) {
        limit = newLimit;
    }

    boolean isExhausted() {
        return limit != null && used >= limit;
    }

    void take() {
        used++;
    }

    void giveBack() {
        used--;
    }

    int used() {
        return used;
    }
}
