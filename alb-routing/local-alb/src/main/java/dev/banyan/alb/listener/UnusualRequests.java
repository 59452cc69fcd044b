package dev.banyan.alb.listener;

import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.routing.ActiveListener;

/** Counts requests that other servers might read differently. */
final class UnusualRequests {

    private UnusualRequests() {}

    static void count(RequestHead head, ActiveListener listener, Worker worker) {
        if (head.desync() != null) {
            count(Metric.DESYNC_NON_COMPLIANT_REQUESTS, listener, worker);
        }
        if (head.headers().hasInvalidNames()) {
            boolean dropped = listener.settings().dropInvalid();
            count(
                    dropped ? Metric.DROPPED_INVALID_HEADER_REQUESTS : Metric.FORWARDED_INVALID_HEADER_REQUESTS,
                    listener,
                    worker);
        }
    }

    private static void count(Metric metric, ActiveListener listener, Worker worker) {
        worker.meters().loadBalancer(listener.loadBalancer()).add(metric);
    }
}
