package dev.banyan.migration.guardrail.metrics;

/**
 * One quantile of both sides in a window.
 *
 * @param containerRequests the old side's requests
 * @param containerSeconds the old side's quantile
 * @param lambdaRequests the new side's requests
 * @param lambdaSeconds the new side's quantile
 */
public record LatencyWindow(
        double containerRequests, double containerSeconds, double lambdaRequests, double lambdaSeconds) {

    /** Returns the requests of the side that had fewer. */
    public double fewerRequests() {
        return Math.min(containerRequests, lambdaRequests);
    }
}
