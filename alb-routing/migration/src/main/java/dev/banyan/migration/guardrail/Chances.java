package dev.banyan.migration.guardrail;

/**
 * The error probabilities of a step.
 *
 * @param falseAlarm the chance that a step fails although the new side is within every limit, over all looks and all
 *     guardrails that compare both sides, however long it bakes
 * @param missed the chance for each of those guardrails that a step passes although the new side is beyond what is
 *     tolerated
 */
public record Chances(double falseAlarm, double missed) {

    /** One false roll-back in a hundred steps, and one bad step in twenty that is found only by the next. */
    public static final Chances DEFAULT = new Chances(0.01, 0.05);

    /**
     * Checks the chances.
     *
     * @throws IllegalArgumentException if one of them is not between 0 and 0.5
     */
    public Chances {
        check("falseAlarm", falseAlarm);
        check("missed", missed);
    }

    private static void check(String name, double chance) {
        if (!(chance > 0 && chance <= 0.5)) {
            throw new IllegalArgumentException(name + ": " + chance + " (expected: more than 0, at most 0.5)");
        }
    }
}
