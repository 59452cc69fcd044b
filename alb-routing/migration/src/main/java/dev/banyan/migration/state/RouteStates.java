package dev.banyan.migration.state;

import dev.banyan.migration.state.StateStore.Document;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The states of all routes of a store. Reads need nothing; whoever changes a route holds its lease,
 * except that anybody may leave a request or a finding. Thread-safe.
 */
public final class RouteStates {

    /** Two that write at once meet again and again only if something is wrong. */
    private static final int TRIES = 20;

    private final StateStore store;
    private final InstantSource clock;

    /**
     * @param store where the documents are
     * @param clock the time of leases
     */
    public RouteStates(StateStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns a route's state; untouched where nothing was written yet. */
    public RouteState read(String route) {
        return store.read(route)
                .map(document -> StateJson.read(route, document.text()))
                .orElseGet(() -> RouteState.untouched(route));
    }

    /** Returns the names of the routes that were ever written. */
    public List<String> routes() {
        return store.routes();
    }

    /** Leaves a request for whoever holds the lease. */
    public RouteState ask(String route, OperatorRequest request) {
        return change(route, state -> state.asked(request));
    }

    /** Keeps what a check found. */
    public RouteState found(String route, String check, Finding finding) {
        return change(route, state -> state.found(check, finding));
    }

    /**
     * Takes the lease.
     *
     * @param holder who, for a person
     * @param purpose for what
     * @param length how long it holds unless it is renewed
     * @throws LeaseLostException if somebody else holds it
     */
    public HeldState acquire(String route, String holder, String purpose, Duration length) {
        RouteState taken = change(route, state -> {
            Instant now = clock.instant();
            Lease lease = state.lease();
            if (lease != null && lease.isLive(now)) {
                throw new LeaseLostException("route " + route + " is held by " + lease.holder() + " for "
                        + lease.purpose() + " until " + lease.until());
            }
            return state.leased(new Lease(holder, purpose, state.lastToken() + 1, now.plus(length)));
        });
        return new HeldState(this, clock, taken, length);
    }

    /**
     * Changes a route's document, again from the start for as long as others write in between. A client
     * that repeats a write whose answer was lost meets its own write and is refused: that one counts.
     *
     * @throws StateException if that never ends
     */
    RouteState change(String route, UnaryOperator<RouteState> operation) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Document> before = store.read(route);
            RouteState old = before.map(document -> StateJson.read(route, document.text()))
                    .orElseGet(() -> RouteState.untouched(route));
            String write = UUID.randomUUID().toString();
            RouteState wanted = operation.apply(old).written(write);
            String text = StateJson.write(wanted);
            boolean written = before.map(document -> store.replace(route, document.version(), text))
                    .orElseGet(() -> store.create(route, text))
                    .isPresent();
            if (written || read(route).writes().contains(write)) {
                return wanted;
            }
        }
        throw new StateException("state: of route " + route + " was changed by others " + TRIES + " times in a row");
    }
}
