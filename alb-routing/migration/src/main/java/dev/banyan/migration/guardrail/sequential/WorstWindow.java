package dev.banyan.migration.guardrail.sequential;

/**
 * Doubts the claim "no window of the new side is worse than one and a half times the worst that the old side is known
 * for". An old side with long outbreaks makes {@link Clustering} patient; this one keeps a new side that fails
 * altogether from hiding behind that. Not safe for use by several threads.
 */
final class WorstWindow {

    /** Without so many windows of the old side nobody knows what its worst is. */
    private static final int FEWEST_KNOWN = 120;

    /** The worst of the days to come may be worse than that of the days before. */
    private static final double ALLOWANCE = 1.5;

    /** The bets: how far the new side's rate lies from the claimed limit (0) towards 1. */
    private static final double[] PLACES = {0.3, 0.7, 0.98};

    private final RestartingBet[] bets = new RestartingBet[PLACES.length];
    private int known;
    private double worst;

    WorstWindow() {
        for (int i = 0; i < bets.length; i++) {
            bets[i] = new RestartingBet();
        }
    }

    void learn(Counts container) {
        if (container.requests() > 0) {
            known++;
            worst = Math.max(worst, container.rate());
        }
    }

    /**
     * Adds the new side's window, after the old side's was learned: what strikes both at once is nobody's fault.
     *
     * @param allowed the rate that is allowed in any case
     * @param most the most that one window may add
     */
    void add(Counts lambda, double allowed, double most) {
        double limit = ALLOWANCE * Math.max(worst, allowed);
        for (int i = 0; i < bets.length; i++) {
            double bet = limit + PLACES[i] * (1 - limit);
            bets[i].add(known < FEWEST_KNOWN || limit >= 1 ? 0 : Math.min(most, logFactor(lambda, bet, limit)));
        }
    }

    private static double logFactor(Counts lambda, double bet, double limit) {
        return lambda.errors() * Math.log(bet / limit)
                + (lambda.requests() - lambda.errors()) * (Math.log1p(-bet) - Math.log1p(-limit));
    }

    double logWorth() {
        double[] worths = new double[bets.length];
        for (int i = 0; i < bets.length; i++) {
            worths[i] = bets[i].logWorth();
        }
        return Logs.mean(worths);
    }
}
