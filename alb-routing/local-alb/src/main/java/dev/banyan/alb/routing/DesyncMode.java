package dev.banyan.alb.routing;

import dev.banyan.alb.http1.DesyncReason;
import dev.banyan.alb.http1.DesyncReason.Classification;
import org.jspecify.annotations.Nullable;

/** How strict a load balancer is about requests that servers might read differently. */
public enum DesyncMode {
    MONITOR,
    DEFENSIVE,
    STRICTEST;

    /** Returns whether a request is refused. Severe ones are in every mode: nobody knows where they end. */
    public boolean blocks(@Nullable DesyncReason reason) {
        return reason != null && (this == STRICTEST || reason.classification() == Classification.SEVERE);
    }

    /** Returns whether the connections of a request must not be used again. */
    public boolean closes(@Nullable DesyncReason reason) {
        return reason != null && this != MONITOR && reason.classification() != Classification.ACCEPTABLE;
    }
}
