package dev.banyan.aws.elbv2;

import dev.banyan.model.Routing;

/** Takes each new routing before the answer to its change returns. */
@FunctionalInterface
public interface RoutingSink {

    /** Takes none: a control plane without a data plane. */
    RoutingSink NONE = routing -> {};

    /**
     * Makes a routing the one that decides all further requests. Called by one thread at a time.
     *
     * @throws RoutingRefusedException if it cannot run here; the old routing stays then
     */
    void publish(Routing routing);
}
