package dev.banyan.migration.rule;

import java.time.Instant;

/**
 * Waits until a written weight has reached the load balancer's nodes: ModifyRule answers before. How
 * long that takes AWS does not say.
 */
@FunctionalInterface
public interface Propagation {

    /** Takes no time, as on the local load balancer, whose next request finds the new weights. */
    Propagation NONE = (rule, written) -> written;

    /**
     * Returns when a write has reached all nodes; whoever calls waits until then before anything is judged.
     *
     * @param rule the rule as read back
     * @param written when the write was answered
     */
    Instant reached(LiveRule rule, Instant written);
}
