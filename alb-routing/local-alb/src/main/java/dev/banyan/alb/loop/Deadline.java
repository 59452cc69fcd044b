package dev.banyan.alb.loop;

import org.jspecify.annotations.Nullable;

/** A moment at which something gives up waiting. Moving it costs one write. Used by its event loop only. */
public final class Deadline {

    private final Deadlines owner;
    private final Runnable onExpiry;
    private boolean armed;
    private long at;

    @Nullable
    Deadline previous;

    @Nullable
    Deadline next;

    Deadline(Deadlines owner, Runnable onExpiry) {
        this.owner = owner;
        this.onExpiry = onExpiry;
    }

    /** Moves the moment to {@code nanoseconds} from now. */
    public void set(long nanoseconds) {
        armed = true;
        at = owner.now() + nanoseconds;
    }

    /** Waits for ever. */
    public void clear() {
        armed = false;
    }

    /** Ends the deadline for good. */
    public void remove() {
        armed = false;
        owner.remove(this);
    }

    void check(long now) {
        if (armed && now - at >= 0) {
            armed = false;
            onExpiry.run();
        }
    }
}
