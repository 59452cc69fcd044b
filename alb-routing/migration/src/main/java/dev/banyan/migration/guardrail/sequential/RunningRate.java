package dev.banyan.migration.guardrail.sequential;

/** The container's error rate as known before a window; older windows count less. Not safe for several threads. */
final class RunningRate {

    /** What a rate is before anything was seen: no claim, only a sensible first bet. */
    private static final double FIRST_ERRORS = 0.5;

    private static final double FIRST_REQUESTS = 500;

    /** Four hours of minutes: rates differ by the time of the day. */
    private static final double HALF_LIFE = 240;

    private static final double KEPT = Math.pow(0.5, 1 / HALF_LIFE);

    private double requests;
    private double errors;

    void add(Counts counts) {
        requests = requests * KEPT + counts.requests();
        errors = errors * KEPT + counts.errors();
    }

    double rate() {
        return (errors + FIRST_ERRORS) / (requests + FIRST_REQUESTS);
    }
}
