package dev.banyan.alb.stickiness;

/**
 * What a request's cookie says.
 *
 * @param state whether it says anything
 * @param group the target group, by its {@link StickyId}; 0 unless the cookie is good
 * @param target the target's name; empty unless the cookie is good and names one
 */
public record StickyReading(State state, long group, String target) {

    static final StickyReading ABSENT = new StickyReading(State.ABSENT, 0, "");
    static final StickyReading EXPIRED = new StickyReading(State.EXPIRED, 0, "");
    static final StickyReading UNREADABLE = new StickyReading(State.UNREADABLE, 0, "");

    /** Whether a cookie says anything; of several cookies the one that says most counts. */
    public enum State {
        ABSENT,
        UNREADABLE,
        EXPIRED,
        GOOD
    }

    /** Returns whether the cookie still binds. */
    public boolean isGood() {
        return state == State.GOOD;
    }

    StickyReading orBetter(StickyReading other) {
        return other.state.compareTo(state) > 0 ? other : this;
    }
}
