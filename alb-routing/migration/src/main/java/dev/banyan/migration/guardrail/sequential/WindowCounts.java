package dev.banyan.migration.guardrail.sequential;

/**
 * Both sides of a route in one window.
 *
 * @param container the old side
 * @param lambda the new side
 */
public record WindowCounts(Counts container, Counts lambda) {

    /** Returns whether both sides had requests, without which they cannot be compared. */
    public boolean isComparable() {
        return container.requests() > 0 && lambda.requests() > 0;
    }
}
