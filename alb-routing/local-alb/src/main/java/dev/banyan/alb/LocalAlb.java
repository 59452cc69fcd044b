package dev.banyan.alb;

import dev.banyan.alb.health.TargetHealth;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A load balancer on this machine: listens, routes by rules, speaks to ip targets and Lambda functions.
 *
 * <p>Safe for use by several threads. Once closed, it cannot be started again.
 */
public final class LocalAlb implements AutoCloseable {

    LocalAlb(LocalAlbBuilder builder) {}

    /** Returns a builder with all defaults. */
    public static LocalAlbBuilder builder() {
        return new LocalAlbBuilder();
    }

    /**
     * Opens all listeners and starts the health checks, without waiting for their results.
     *
     * @throws ListenerBindException if a port cannot be opened; nothing stays open then
     */
    public void start() {
        throw new UnsupportedOperationException();
    }

    /**
     * Replaces the routing as a whole. When this returns, every request that starts is decided by the new routing;
     * requests under way end by the old one.
     *
     * @throws ListenerBindException if the port of a new listener cannot be opened; the old routing stays then
     */
    public void update(Routing routing) {
        throw new UnsupportedOperationException();
    }

    /** Returns the port that each listener is bound to, by the listener's ARN. */
    public Map<Arn, Integer> boundPorts() {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the health of a group's targets, those that are draining included.
     *
     * @throws IllegalArgumentException if the routing has no such group
     */
    public List<TargetHealth> targetHealth(Arn targetGroup) {
        throw new UnsupportedOperationException();
    }

    /** Closes gracefully within 5 seconds. */
    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    /** Stops listening, lets requests under way finish for up to {@code grace}, then closes what is left. */
    public void close(Duration grace) {
        throw new UnsupportedOperationException();
    }
}
