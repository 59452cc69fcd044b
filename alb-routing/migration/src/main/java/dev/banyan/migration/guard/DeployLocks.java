package dev.banyan.migration.guard;

import com.fasterxml.jackson.core.JacksonException;
import dev.banyan.migration.MigrationException;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.state.Lease;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.RouteStates;
import dev.banyan.migration.state.ShiftRecord;
import dev.banyan.migration.state.StateJson;
import dev.banyan.migration.state.StateStore;
import dev.banyan.migration.state.StateStore.Document;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The locks that deploys hold so that no shift moves meanwhile: one document for each route or load balancer, in a store
 * of their own beside that of the routes, changed only under conditions. A shift looks here before each step; a roll-back
 * does not, because leaving the new side must not wait for a deploy. Thread-safe.
 */
public final class DeployLocks {

    private final StateStore store;
    private final InstantSource clock;

    /**
     * Creates locks.
     *
     * @param store where the locks are; not the store of the routes' states, but for example its prefix {@code locks/}
     * @param clock the time that locks run out by
     */
    public DeployLocks(StateStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Returns the scope that locks all routes of a route's load balancer. */
    public static String loadBalancerOf(Route route) {
        return route.loadBalancerDimension().replace('/', '.');
    }

    /**
     * Takes a lock.
     *
     * @param scope a route's name, or {@link #loadBalancerOf}
     * @param holder who, for a person
     * @param reason why
     * @param length how long it holds at most
     * @throws LockedException if somebody else holds it
     */
    public DeployLock lock(String scope, String holder, String reason, Duration length) {
        if (length.isNegative() || length.isZero() || length.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("lock: " + length + " (expected: up to a day)");
        }
        Optional<Document> before = store.read(scope);
        Optional<DeployLock> old = before.map(document -> parse(scope, document));
        old.filter(lock -> lock.isHeld(clock.instant())).ifPresent(lock -> {
            throw new LockedException(lock.sentence());
        });
        long token = old.map(DeployLock::token).orElse(0L) + 1;
        DeployLock lock =
                new DeployLock(scope, holder, reason, token, clock.instant().plus(length), false);
        write(before, lock);
        return lock;
    }

    /**
     * Takes a lock when no step is moving. A step that is about to move writes that down and then looks for a lock; here
     * it is the other way round, so that one of both sees the other.
     *
     * @param states the states of the routes
     * @throws LockedException if somebody else holds the lock, or a step is moving just now
     */
    public DeployLock lock(String scope, String holder, String reason, Duration length, RouteStates states) {
        DeployLock lock = lock(scope, holder, reason, length);
        for (String name : states.routes()) {
            RouteState state = states.read(name);
            ShiftRecord shift = state.shift();
            Lease lease = state.lease();
            if (shift != null
                    && (name.equals(scope) || loadBalancerOf(shift.route()).equals(scope))
                    && shift.phase() instanceof ShiftPhase.Moving
                    && lease != null
                    && lease.isLive(clock.instant())) {
                unlock(scope, lock.token());
                throw new LockedException("route " + name + ": a step of " + lease.holder()
                        + " is moving just now (try again in a minute)");
            }
        }
        return lock;
    }

    /**
     * Gives a lock back.
     *
     * @param token the lock's token
     * @throws LockedException if it ran out and somebody else took it: what was done under it may have met a shift
     */
    public void unlock(String scope, long token) {
        Optional<Document> before = store.read(scope);
        DeployLock lock = before.map(document -> parse(scope, document))
                .orElseThrow(() -> new LockedException("lock: none on " + scope + " (expected: one that was taken)"));
        if (lock.token() != token) {
            throw new LockedException("lock " + token + " ran out, and since then " + lock.sentence());
        }
        if (!lock.released()) {
            write(before, lock.asReleased());
        }
    }

    /** Returns the lock that holds up a route, its own or its load balancer's; empty where none does. */
    public Optional<DeployLock> holding(Route route) {
        return Stream.of(route.name(), loadBalancerOf(route))
                .flatMap(scope -> find(scope).stream())
                .findFirst();
    }

    /** Returns the lock of a scope that is held. */
    public Optional<DeployLock> find(String scope) {
        return store.read(scope).map(document -> parse(scope, document)).filter(lock -> lock.isHeld(clock.instant()));
    }

    /** Returns all locks that are held. */
    public List<DeployLock> held() {
        return store.routes().stream().flatMap(scope -> find(scope).stream()).toList();
    }

    private void write(Optional<Document> before, DeployLock lock) {
        String text = text(lock);
        Optional<String> written = before.isPresent()
                ? store.replace(lock.scope(), before.get().version(), text)
                : store.create(lock.scope(), text);
        if (written.isEmpty()
                && store.read(lock.scope())
                        .filter(now -> now.text().equals(text))
                        .isEmpty()) {
            throw new LockedException("lock: " + lock.scope() + " was changed by somebody else just now (try again)");
        }
    }

    private static String text(DeployLock lock) {
        try {
            return StateJson.mapper().writeValueAsString(lock);
        } catch (JacksonException e) {
            throw new MigrationException("lock: of " + lock.scope() + " cannot be written", e);
        }
    }

    private static DeployLock parse(String scope, Document document) {
        try {
            return StateJson.mapper().readValue(document.text(), DeployLock.class);
        } catch (JacksonException e) {
            throw new MigrationException("lock: of " + scope + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
