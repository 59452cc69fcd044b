package dev.banyan.migration.guardrail.sequential;

/**
 * Doubts the claim "the new side's error rate is at least what is not tolerated any more". When that is refuted, the
 * new side may be trusted: were the claim true, the chance that this ever says {@link #isProven} is at most the stated
 * one, under the same assumption as for {@link WorseTest}.
 *
 * <p>Not safe for use by several threads.
 */
public final class ToleranceTest {

    /** The bets: how far the new side's rate lies from the old side's (0) towards the limit (1). */
    private static final double[] PLACES = {0, 0.3};

    private final RateLimit limit;
    private final double logGoal;
    private final RunningRate containerRate = new RunningRate();
    private final double[] logWorths = new double[PLACES.length];
    private double logWorth;

    /**
     * Creates a test.
     *
     * @param limit the rate that is not tolerated any more
     * @param missed the chance of a false proof
     * @throws IllegalArgumentException if the chance is not between 0 and 1, or the limit is the old side's own rate
     */
    public ToleranceTest(RateLimit limit, double missed) {
        if (limit.ratio() == 1 && limit.margin() == 0) {
            throw new IllegalArgumentException(
                    "tolerated: ratio 1, margin 0 (expected: more than the old side's own rate, else no number of"
                            + " requests is enough)");
        }
        this.limit = limit;
        this.logGoal = -Math.log(Chance.checked("missed", missed));
    }

    /** Learns the old side's error rate from windows before the run. */
    public void learn(Counts container) {
        containerRate.add(container);
    }

    /**
     * Adds the next window.
     *
     * @param window what was counted
     * @param dispersion as in {@link WorseTest#add}
     */
    public void add(WindowCounts window, double dispersion) {
        if (window.isComparable()) {
            double rate = containerRate.rate();
            for (int i = 0; i < PLACES.length; i++) {
                double bet = rate + PLACES[i] * (limit.at(rate) - rate);
                logWorths[i] += bet < 1 ? limit.logFactor(window, rate, bet) / dispersion : 0;
            }
            logWorth = Logs.mean(logWorths);
        }
        containerRate.add(window.container());
    }

    /** Returns whether the claim is refuted by all that was seen: a later fault takes the proof back. */
    public boolean isProven() {
        return logWorth >= logGoal;
    }

    /** Returns how much of the evidence that is needed is there, 0 to 1. */
    public double progress() {
        return Math.min(1, Math.max(0, logWorth / logGoal));
    }

    /**
     * Returns about how many windows a proof takes in the mean, infinite where none is to be expected.
     *
     * @param limit the rate that is not tolerated any more
     * @param missed the chance of a false proof
     * @param containerRate the old side's error rate
     * @param lambdaRate the new side's error rate
     * @param traffic the requests of both sides in each window
     * @param dispersion as in {@link WorseTest#add}
     */
    public static double expectedWindows(
            RateLimit limit,
            double missed,
            double containerRate,
            double lambdaRate,
            Traffic traffic,
            double dispersion) {
        double growth = 0;
        for (double place : PLACES) {
            double bet = containerRate + place * (limit.at(containerRate) - containerRate);
            growth = Math.max(
                    growth,
                    limit.expectedLogFactor(
                                    containerRate,
                                    lambdaRate,
                                    containerRate,
                                    bet,
                                    traffic.container(),
                                    traffic.lambda())
                            / dispersion);
        }
        double needed = -Math.log(Chance.checked("missed", missed)) + Math.log(PLACES.length);
        return growth <= 0 ? Double.POSITIVE_INFINITY : Math.max(1, needed / growth);
    }
}
