package dev.banyan.migration.guardrail;

/**
 * What a comparison of both sides' answers found, and how much of it is allowed.
 *
 * @param compared the number of requests that both sides answered
 * @param different how many of the answers differed beyond the noise that was learned
 * @param allowed the share that may differ
 * @param fewest how many must have been compared
 */
public record ParityBudget(long compared, long different, double allowed, long fewest) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public ParityBudget {
        if (different < 0 || different > compared) {
            throw new IllegalArgumentException(
                    "different: " + different + " (expected: 0 to " + compared + ", the number of those compared)");
        }
        if (!(allowed >= 0 && allowed < 1)) {
            throw new IllegalArgumentException("allowed: " + allowed + " (expected: at least 0, less than 1)");
        }
        if (fewest < 1) {
            throw new IllegalArgumentException("fewest: " + fewest + " (expected: at least 1)");
        }
    }
}
