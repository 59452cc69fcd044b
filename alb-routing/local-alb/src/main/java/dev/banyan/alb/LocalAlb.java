package dev.banyan.alb;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.fault.Faults;
import dev.banyan.alb.health.TargetHealth;
import dev.banyan.alb.log.LogFiles;
import dev.banyan.alb.loop.Transport;
import dev.banyan.alb.loop.WorkerOutputs;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.AlbMetrics;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.target.ActiveTargetGroup;
import dev.banyan.alb.tls.ListenerCertificates;
import dev.banyan.alb.tls.ListenerTls;
import dev.banyan.alb.tls.ServerCertificate;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A load balancer on this machine: listens, routes by rules, speaks to ip targets and Lambda functions.
 *
 * <p>Safe for use by several threads. Once closed, it cannot be started again.
 */
public final class LocalAlb implements AutoCloseable {

    private final LocalAlbBuilder settings;
    private final AlbMetrics metrics;
    private final Faults faults = new Faults();
    private final Object lock = new Object();
    private volatile ListenerCertificates certificates;

    /** Guarded by {@link #lock}; null before the start and after the end. */
    private @Nullable DataPlane dataPlane;

    /** Guarded by {@link #lock}. */
    private @Nullable Workers workers;

    /** Guarded by {@link #lock}; null where there are no buckets. */
    private @Nullable LogFiles logFiles;

    LocalAlb(LocalAlbBuilder builder) {
        this.settings = builder;
        this.certificates = builder.certificates;
        this.metrics = new AlbMetrics(builder.metricsKept);
    }

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
        synchronized (lock) {
            if (workers != null) {
                throw new IllegalStateException("start: called twice (expected: once)");
            }
            LogFiles files = settings.logBuckets == null ? null : new LogFiles(settings.logBuckets, settings.clock);
            logFiles = files;
            Workers started = new Workers(
                    settings.eventLoops,
                    Transport.best(),
                    settings.clock,
                    settings.ticker,
                    settings.seed,
                    new WorkerOutputs(settings.accessLog, files, metrics));
            workers = started;
            DataPlane opened = new DataPlane(
                    started,
                    new Exchanges(settings.lambdaInvoker, settings.debugHeaders, faults),
                    new ListenerTls(settings.stateDirectory, settings.domain, settings.clock, this::certificates),
                    settings.bindAddress,
                    settings.ports,
                    metrics,
                    settings.lambdaInvoker,
                    new StickyTokens(settings.stateDirectory));
            try {
                opened.update(settings.routing);
                dataPlane = opened;
            } catch (RuntimeException e) {
                started.close();
                closeLogFiles();
                throw e;
            }
        }
    }

    /**
     * Replaces the routing as a whole. When this returns, every request that starts is decided by the new routing;
     * requests under way end by the old one.
     *
     * @throws ListenerBindException if the port of a new listener cannot be opened; the old routing stays then
     * @throws IllegalStateException if the load balancer is not running
     */
    public void update(Routing routing) {
        synchronized (lock) {
            running().update(routing);
        }
    }

    /**
     * Returns the port that each listener is bound to, by the listener's ARN.
     *
     * @throws IllegalStateException if the load balancer is not running
     */
    public Map<Arn, Integer> boundPorts() {
        synchronized (lock) {
            return running().boundPorts();
        }
    }

    /**
     * Returns the health of a group's targets, those that are draining included.
     *
     * @throws IllegalArgumentException if the routing has no such group
     * @throws IllegalStateException if the load balancer is not running
     */
    public List<TargetHealth> targetHealth(Arn targetGroup) {
        synchronized (lock) {
            ActiveTargetGroup group = running().groups().find(targetGroup);
            if (group == null) {
                throw new IllegalArgumentException(
                        "targetGroup: " + targetGroup + " (expected: one of the routing's groups)");
            }
            return group.health();
        }
    }

    /** Sets who knows the certificates of TLS listeners, from the next connection on. */
    public void certificates(ListenerCertificates value) {
        certificates = requireNonNull(value, "certificates");
    }

    private List<ServerCertificate> certificates(Arn listener) {
        return certificates.of(listener);
    }

    /** Returns the metrics, which stay after the end. */
    public AlbMetrics metrics() {
        return metrics;
    }

    /** Returns what goes wrong on purpose, by target group; nothing until somebody says so. */
    public Faults faults() {
        return faults;
    }

    private DataPlane running() {
        DataPlane current = dataPlane;
        if (current == null) {
            throw new IllegalStateException("load balancer: not running (expected: after start, before close)");
        }
        return current;
    }

    /** Closes gracefully within 5 seconds. */
    @Override
    public void close() {
        close(Duration.ofSeconds(5));
    }

    /** Stops listening, lets requests under way finish for up to {@code grace}, then closes what is left. */
    public void close(Duration grace) {
        synchronized (lock) {
            DataPlane closing = dataPlane;
            dataPlane = null;
            if (closing != null) {
                closing.drain();
                GracePeriod.await(grace, () -> closing.connectionCount() == 0);
                closing.closeNow();
            }
            if (workers != null && closing != null) {
                workers.close();
                closeLogFiles();
            }
        }
    }

    private void closeLogFiles() {
        if (logFiles != null) {
            logFiles.close();
        }
    }
}
