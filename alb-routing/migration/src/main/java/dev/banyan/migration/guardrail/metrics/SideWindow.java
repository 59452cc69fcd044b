package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.guardrail.sequential.Counts;

/**
 * What is known of one side in a window.
 *
 * @param state whether the numbers can be used
 * @param counts the numbers, none where there are none
 */
record SideWindow(State state, Counts counts) {

    /** Whether numbers can be used. */
    enum State {
        /** RequestCount has a value, so what is missing of the other metrics is zero. */
        KNOWN,
        /** Nothing at all: no requests, or metrics that stopped. */
        SILENT,
        /** Errors without a number of requests, which is still to come. */
        INCOMPLETE
    }

    static final SideWindow NOTHING = new SideWindow(State.SILENT, Counts.NONE);
    static final SideWindow HALF = new SideWindow(State.INCOMPLETE, Counts.NONE);

    static SideWindow known(double requests, double errors) {
        long all = Math.round(requests);
        return new SideWindow(State.KNOWN, new Counts(all, Math.min(all, Math.round(errors))));
    }
}
