package dev.banyan.migration.guardrail;

/**
 * The fewest requests of the new side that a verdict may rest on, whatever the tests say.
 *
 * @param toPass to go on
 * @param toFail to roll back for errors: one bad answer on an idle route proves nothing
 */
public record Samples(long toPass, long toFail) {

    /** As many as prove 1.5 % where nothing goes wrong; ten are seen in seconds where a roll-back matters. */
    public static final Samples DEFAULT = new Samples(200, 10);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is less than 1
     */
    public Samples {
        if (toPass < 1 || toFail < 1) {
            throw new IllegalArgumentException(
                    "samples: " + toPass + " to pass, " + toFail + " to fail (expected: at least 1 each)");
        }
    }
}
