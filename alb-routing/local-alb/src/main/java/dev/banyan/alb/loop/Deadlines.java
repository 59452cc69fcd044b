package dev.banyan.alb.loop;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All deadlines of one event loop. They are looked through now and then instead of being scheduled one by one, because
 * nearly all of them move before they come. Used by that event loop only.
 */
public final class Deadlines {

    private final LongSupplier ticker;
    private @Nullable Deadline first;
    /** The next one to look at, moved on when that one is removed meanwhile. */
    private @Nullable Deadline cursor;

    Deadlines(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Returns the elapsed time in nanoseconds from some origin. */
    public long now() {
        return ticker.getAsLong();
    }

    /** Returns a new deadline that is not set. */
    public Deadline add(Runnable onExpiry) {
        Deadline deadline = new Deadline(this, onExpiry);
        deadline.next = first;
        if (first != null) {
            first.previous = deadline;
        }
        first = deadline;
        return deadline;
    }

    void remove(Deadline deadline) {
        if (cursor == deadline) {
            cursor = deadline.next;
        }
        if (deadline.previous != null) {
            deadline.previous.next = deadline.next;
        } else if (first == deadline) {
            first = deadline.next;
        }
        if (deadline.next != null) {
            deadline.next.previous = deadline.previous;
        }
        deadline.previous = null;
        deadline.next = null;
    }

    void sweep() {
        long now = now();
        cursor = first;
        while (cursor != null) {
            Deadline current = cursor;
            cursor = current.next;
            current.check(now);
        }
    }
}
