package dev.banyan.migration.guardrail.sequential;

/**
 * Requests to one side, and how many of them went wrong.
 *
 * @param requests the number of requests
 * @param errors how many of them went wrong, at most all
 */
public record Counts(long requests, long errors) {

    /** No requests. */
    public static final Counts NONE = new Counts(0, 0);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there are more errors than requests, or fewer than none
     */
    public Counts {
        if (errors < 0 || errors > requests) {
            throw new IllegalArgumentException(
                    "errors: " + errors + " (expected: 0 to " + requests + ", the requests)");
        }
    }

    /** Returns these and others together. */
    public Counts plus(Counts other) {
        return new Counts(requests + other.requests, errors + other.errors);
    }

    /** Returns the share of requests that went wrong, 0 where there were none. */
    public double rate() {
        return requests == 0 ? 0 : (double) errors / requests;
    }
}
