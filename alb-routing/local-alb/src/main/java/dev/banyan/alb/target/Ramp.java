package dev.banyan.alb.target;

/** The slow start of one target. Guarded by the lock of its group. */
final class Ramp {

    private boolean exempt;
    private boolean climbing;
    private long since;

    /** The target was registered together with all others of an empty group: its first slow start is left out. */
    void exempt() {
        exempt = true;
    }

    /** Starts, unless this is the one time that is left out or nobody carries the load meanwhile. */
    void start(boolean othersAreFull, long now) {
        climbing = othersAreFull && !exempt;
        exempt = false;
        since = now;
    }

    /** Ends, whether it was over or not. */
    void end() {
        climbing = false;
    }

    /** Ends if it is over, and returns whether it just did. */
    boolean endAfter(long duration, long now) {
        boolean ends = climbing && now - since >= duration;
        climbing = climbing && !ends;
        return ends;
    }

    boolean isClimbing() {
        return climbing;
    }

    long since() {
        return since;
    }
}
