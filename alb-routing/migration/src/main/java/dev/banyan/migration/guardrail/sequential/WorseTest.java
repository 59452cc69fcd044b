package dev.banyan.migration.guardrail.sequential;

/**
 * Doubts the claim "the new side's error rate is at most the limit". Were it true in every window, whatever the rates
 * and however they change, the chance that this ever says {@link #isProven} is at most the stated one, as long as
 * requests fail independently of each other; errors in clusters are weighed by {@link Clustering}.
 *
 * <p>Not safe for use by several threads.
 */
public final class WorseTest {

    /** The bets: the new side's rate as a multiple of the limit. */
    private static final double[] MULTIPLES = {1.25, 1.6, 2.5, 5, 20, 100};

    private static final double HIGHEST_BET = 0.99;

    /** Each bet's part of the stake; half of it goes to {@link WorstWindow}. */
    private static final double LOG_SHARES = Math.log(2.0 * MULTIPLES.length);

    /** One bad window, however bad, is a bad window: it takes this many to prove something. */
    static final int FEWEST_WINDOWS = 3;

    private final RateLimit limit;
    private final double logGoal;
    private final RunningRate containerRate = new RunningRate();
    private final RestartingBet[] bets = new RestartingBet[MULTIPLES.length];
    private final WorstWindow worstWindow = new WorstWindow();
    private long windows;
    private double logHighest;

    /**
     * Creates a test.
     *
     * @param limit the highest rate that is allowed
     * @param falseAlarm the chance of a false proof, over the whole run
     * @throws IllegalArgumentException if the chance is not between 0 and 1
     */
    public WorseTest(RateLimit limit, double falseAlarm) {
        this.limit = limit;
        this.logGoal = -Math.log(Chance.checked("falseAlarm", falseAlarm));
        for (int i = 0; i < bets.length; i++) {
            bets[i] = new RestartingBet();
        }
    }

    /** Learns the old side's error rate from windows before the run, which makes better bets and proves nothing. */
    public void learn(Counts container) {
        containerRate.add(container);
        worstWindow.learn(container);
    }

    /**
     * Adds the next window.
     *
     * @param window what was counted; without requests on both sides it tells nothing
     * @param dispersion how many times more the numbers vary than independent errors would, at least 1, from what was
     *     known before the window
     */
    public void add(WindowCounts window, double dispersion) {
        worstWindow.learn(window.container());
        if (window.isComparable()) {
            windows++;
            double rate = containerRate.rate();
            double most = mostPerWindow(logGoal, windows);
            double logCompared = compare(window, dispersion, rate, most);
            worstWindow.add(window.lambda(), limit.at(rate), most);
            double logBoth = Logs.mean(new double[] {logCompared, worstWindow.logWorth()});
            logHighest = Math.max(logHighest, logBoth);
        }
        containerRate.add(window.container());
    }

    private double compare(WindowCounts window, double dispersion, double rate, double most) {
        double[] worths = new double[bets.length];
        for (int i = 0; i < bets.length; i++) {
            double bet = bet(limit, rate, i);
            double factor = bet <= limit.at(rate) ? 0 : limit.logFactor(window, rate, bet) / dispersion;
            // A factor cut off from above has a smaller mean, so the claim stays protected.
            bets[i].add(Math.min(factor, most));
            worths[i] = bets[i].logWorth();
        }
        return Logs.mean(worths);
    }

    /** Returns the most that one window may add, so that even the latest start needs several. */
    private static double mostPerWindow(double logGoal, long window) {
        return (logGoal + LOG_SHARES - RestartingBet.logStake(window)) / FEWEST_WINDOWS;
    }

    private static double bet(RateLimit limit, double containerRate, int index) {
        return Math.min(limit.at(containerRate) * MULTIPLES[index], HIGHEST_BET);
    }

    /** Returns whether the claim was refuted at any window so far. */
    public boolean isProven() {
        return logHighest >= logGoal;
    }

    /** Returns a p-value that holds at every look: the chance of such evidence were the claim true. */
    public double chance() {
        return Math.exp(-logHighest);
    }

    /**
     * Returns about how many windows a proof takes in the mean, infinite where none is to be expected.
     *
     * @param limit the highest rate that is allowed
     * @param falseAlarm the chance of a false proof
     * @param containerRate the old side's error rate
     * @param lambdaRate the new side's error rate
     * @param traffic the requests of both sides in each window
     * @param dispersion as in {@link #add}
     */
    public static double expectedWindows(
            RateLimit limit,
            double falseAlarm,
            double containerRate,
            double lambdaRate,
            Traffic traffic,
            double dispersion) {
        double logGoal = -Math.log(Chance.checked("falseAlarm", falseAlarm));
        double growth = 0;
        for (int i = 0; i < MULTIPLES.length; i++) {
            double bet = bet(limit, containerRate, i);
            if (bet > limit.at(containerRate)) {
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
        }
        double needed = logGoal + LOG_SHARES - RestartingBet.logStake(1);
        return growth <= 0 ? Double.POSITIVE_INFINITY : Math.max(FEWEST_WINDOWS, needed / growth);
    }
}
