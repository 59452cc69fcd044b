package dev.banyan.migration.state;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A route's state in the hands of the one that holds its lease. Each write shows the fencing token and
 * renews the lease; once somebody else holds it, every write is refused. Used by one thread.
 */
public final class HeldState {

    private final RouteStates states;
    private final InstantSource clock;
    private final Duration length;
    private final String holder;
    private final String purpose;
    private final long token;
    private RouteState latest;

    HeldState(RouteStates states, InstantSource clock, RouteState taken, Duration length) {
        this.states = states;
        this.clock = clock;
        this.length = length;
        this.latest = taken;
        Lease lease = Objects.requireNonNull(taken.lease(), "lease");
        this.holder = lease.holder();
        this.purpose = lease.purpose();
        this.token = lease.token();
    }

    /** Returns the state as this holder last wrote it, with what others left since as of then. */
    public RouteState latest() {
        return latest;
    }

    /** Returns who holds it. */
    public String holder() {
        return holder;
    }

    /**
     * Changes the state and renews the lease.
     *
     * @param operation is given the state as it is now, and maybe asked again
     * @throws LeaseLostException if the lease ran out and somebody else has been here
     */
    public RouteState change(UnaryOperator<RouteState> operation) {
        latest = states.change(latest.route(), state -> {
            requireHeld(state);
            Instant until = clock.instant().plus(length);
            return operation.apply(state).leased(new Lease(holder, purpose, token, until));
        });
        return latest;
    }

    /** Renews the lease and reads what others left. */
    public RouteState renew() {
        return change(state -> state);
    }

    /** Gives the lease back, if it still is this one's. */
    public void release() {
        latest = states.change(latest.route(), state -> isHeld(state) ? state.released() : state);
    }

    private void requireHeld(RouteState state) {
        if (!isHeld(state)) {
            Lease lease = state.lease();
            throw new LeaseLostException("route " + state.route() + ": the lease of " + holder + " ran out, "
                    + (lease == null ? "and another holder was here since" : lease.holder() + " holds it now"));
        }
    }

    /** A lease that ran out and that nobody took is still this one's: nothing happened in between. */
    private boolean isHeld(RouteState state) {
        Lease lease = state.lease();
        return lease != null && lease.token() == token;
    }
}
