package dev.banyan.alb;

import static java.util.Objects.requireNonNull;

import dev.banyan.alb.lambda.LambdaInvoker;
import dev.banyan.alb.lambda.LambdaOutcome;
import dev.banyan.alb.log.AccessLogSink;
import dev.banyan.alb.tls.ListenerCertificates;
import dev.banyan.model.Routing;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Collects what a {@link LocalAlb} needs. Every setting has a default. Not safe for use by several threads. */
public final class LocalAlbBuilder {

    /** An ALB that was told of no functions has none. */
    private static final LambdaInvoker NO_FUNCTIONS = invocation -> CompletableFuture.completedFuture(
            new LambdaOutcome.Refused(LambdaOutcome.Reason.NOT_FOUND, invocation.functionArn()));

    Routing routing = new Routing(List.of(), Map.of());
    LambdaInvoker lambdaInvoker = NO_FUNCTIONS;
    InetAddress bindAddress = InetAddress.getLoopbackAddress();
    IntUnaryOperator ports = IntUnaryOperator.identity();
    AccessLogSink accessLog = AccessLogSink.NONE;
    Duration metricsKept = Duration.ofMinutes(15);
    int eventLoops = Math.max(1, Runtime.getRuntime().availableProcessors());
    long seed = System.nanoTime();
    InstantSource clock = InstantSource.system();
    LongSupplier ticker = System::nanoTime;
    boolean debugHeaders;
    String domain = "localhost";
    ListenerCertificates certificates = ListenerCertificates.NONE;

    @Nullable
    Path stateDirectory;

    @Nullable
    Path logBuckets;

    LocalAlbBuilder() {}

    /** Sets the first routing; without it there are no listeners until the first update. */
    public LocalAlbBuilder routing(Routing value) {
        routing = requireNonNull(value, "routing");
        return this;
    }

    /** Sets who invokes functions; without it every function is unknown. */
    public LocalAlbBuilder lambdaInvoker(LambdaInvoker value) {
        lambdaInvoker = requireNonNull(value, "lambdaInvoker");
        return this;
    }

    /** Sets the address that listeners bind to; the default is loopback. */
    public LocalAlbBuilder bindAddress(InetAddress value) {
        bindAddress = requireNonNull(value, "bindAddress");
        return this;
    }

    /** Sets which port is bound for a listener's port, where 0 asks for any free one; the default is the same port. */
    public LocalAlbBuilder ports(IntUnaryOperator value) {
        ports = requireNonNull(value, "ports");
        return this;
    }

    /** Sets who takes access log lines; without it none are written. */
    public LocalAlbBuilder accessLog(AccessLogSink value) {
        accessLog = requireNonNull(value, "accessLog");
        return this;
    }

    /**
     * Sets the folder that stands for S3: a load balancer whose attributes say so writes its access, connection and
     * health check logs to the folder of its bucket, in the layout of AWS. Without it those attributes do nothing.
     */
    public LocalAlbBuilder logBuckets(Path value) {
        logBuckets = requireNonNull(value, "logBuckets");
        return this;
    }

    /**
     * Sets how long metrics are kept by the second, which bounds their memory; the default is 15 minutes.
     *
     * @throws IllegalArgumentException if that is less than a minute or more than 3 hours
     */
    public LocalAlbBuilder metricsKept(Duration value) {
        if (value.compareTo(Duration.ofMinutes(1)) < 0 || value.compareTo(Duration.ofHours(3)) > 0) {
            throw new IllegalArgumentException("metricsKept: " + value + " (expected: a minute to 3 hours)");
        }
        metricsKept = value;
        return this;
    }

    /**
     * Sets the number of event loops, each one thread; the default is one per processor.
     *
     * @throws IllegalArgumentException if there is none
     */
    public LocalAlbBuilder eventLoops(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("eventLoops: " + value + " (expected: 1 or more)");
        }
        eventLoops = value;
        return this;
    }

    /** Sets where chance starts: weights and trace ids then repeat, given one event loop. */
    public LocalAlbBuilder seed(long value) {
        seed = value;
        return this;
    }

    /** Sets the source of dates. */
    public LocalAlbBuilder clock(InstantSource value) {
        clock = requireNonNull(value, "clock");
        return this;
    }

    /** Sets the source of elapsed time in nanoseconds, by which time-outs are judged. */
    public LocalAlbBuilder ticker(LongSupplier value) {
        ticker = requireNonNull(value, "ticker");
        return this;
    }

    /** Sets whether answers say which rule and target made them, in {@code x-banyan-} headers. */
    public LocalAlbBuilder debugHeaders(boolean value) {
        debugHeaders = value;
        return this;
    }

    /** Sets the name under which browsers reach the load balancer; TLS certificates are made for it. */
    public LocalAlbBuilder domain(String value) {
        domain = requireNonNull(value, "domain");
        return this;
    }

    /** Sets who knows the certificates of TLS listeners; without it, all show the one made on this machine. */
    public LocalAlbBuilder certificates(ListenerCertificates value) {
        certificates = requireNonNull(value, "certificates");
        return this;
    }

    /** Sets the folder that keeps the TLS certificate and the key of stickiness cookies; without it, each start makes new ones. */
    public LocalAlbBuilder stateDirectory(Path value) {
        stateDirectory = requireNonNull(value, "stateDirectory");
        return this;
    }

    /** Returns a load balancer that is not started. */
    public LocalAlb build() {
        return new LocalAlb(this);
    }
}
