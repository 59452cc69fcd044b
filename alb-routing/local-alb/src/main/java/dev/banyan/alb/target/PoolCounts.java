package dev.banyan.alb.target;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * What one event loop has under way at one target, and how it went so far. Written by that loop only, with plain
 * stores; any thread may read, and sees numbers that may be a moment old.
 */
final class PoolCounts {

    private static final VarHandle BEGUN = handle("begun");
    private static final VarHandle ENDED = handle("ended");
    private static final VarHandle FAILED = handle("failed");

    private long begun;
    private long ended;
    private long failed;

    private static VarHandle handle(String field) {
        try {
            return MethodHandles.lookup().findVarHandle(PoolCounts.class, field, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Notes that a request is under way, or a connection for it. */
    void begin() {
        BEGUN.setOpaque(this, begun + 1);
    }

    /** Takes the last beginning back: it is counted again by somebody else. */
    void withdraw() {
        BEGUN.setOpaque(this, begun - 1);
    }

    /** Notes that what was begun is under way no more. */
    void end() {
        ENDED.setOpaque(this, ended + 1);
    }

    /** Notes that the target failed: an answer from 500 on, a broken connection, or none at all. */
    void fail() {
        FAILED.setOpaque(this, failed + 1);
    }

    /** Returns how many requests are under way. */
    long inFlight() {
        return (long) BEGUN.getOpaque(this) - (long) ENDED.getOpaque(this);
    }

    /** Returns how many requests ended. */
    long ended() {
        return (long) ENDED.getOpaque(this);
    }

    /** Returns how many of them the target failed. */
    long failed() {
        return (long) FAILED.getOpaque(this);
    }
}
