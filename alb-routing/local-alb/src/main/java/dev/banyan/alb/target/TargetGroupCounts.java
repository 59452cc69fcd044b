package dev.banyan.alb.target;

import java.util.concurrent.atomic.LongAdder;

/**
 * What went wrong in a target group since it exists; the numbers only grow. Health checks do not count. Safe for use by
 * several threads.
 */
public final class TargetGroupCounts {

    private final LongAdder connectionErrors = new LongAdder();
    private final LongAdder tlsNegotiationErrors = new LongAdder();
    private final LongAdder unhealthyRoutingRequests = new LongAdder();

    TargetGroupCounts() {}

    /** Returns the connections to targets that did not come about, {@code TargetConnectionErrorCount}. */
    public long connectionErrors() {
        return connectionErrors.sum();
    }

    /** Returns the TLS handshakes with targets that failed, {@code TargetTLSNegotiationErrorCount}. */
    public long tlsNegotiationErrors() {
        return tlsNegotiationErrors.sum();
    }

    /** Returns the requests for which unhealthy targets could be chosen too, {@code UnhealthyRoutingRequestCount}. */
    public long unhealthyRoutingRequests() {
        return unhealthyRoutingRequests.sum();
    }

    void connectionError() {
        connectionErrors.increment();
    }

    void tlsNegotiationError() {
        tlsNegotiationErrors.increment();
    }

    void unhealthyRoutingRequest() {
        unhealthyRoutingRequests.increment();
    }
}
