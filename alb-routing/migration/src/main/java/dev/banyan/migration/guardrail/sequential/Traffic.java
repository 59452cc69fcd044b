package dev.banyan.migration.guardrail.sequential;

/**
 * How many requests each side gets in a window, in the mean.
 *
 * @param container the old side's requests
 * @param lambda the new side's requests
 */
public record Traffic(double container, double lambda) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is negative
     */
    public Traffic {
        if (!(container >= 0 && lambda >= 0)) {
            throw new IllegalArgumentException(
                    "traffic: " + container + ", " + lambda + " (expected: at least 0 requests on each side)");
        }
    }
}
