package dev.banyan.migration.guardrail.sequential;

/**
 * Doubts two claims about how often something happens in a window (the new side is slow): "in at most so many windows",
 * which when refuted is a fault, and "in at least so many windows", which when refuted is a pass. A window is the unit,
 * because CloudWatch gives one quantile a window; the claims are meant given all windows before.
 *
 * <p>Not safe for use by several threads.
 */
public final class ShareTest {

    /** Half of all windows: were the typical window too slow, nothing would pass. */
    private static final double NOT_TOLERATED = 0.5;

    private static final double[] LESS = {0.02, 0.1, 0.25};

    private final double allowed;
    private final double[] more;
    private final RestartingBet[] worse;
    private final double[] logTolerable = new double[LESS.length];
    private final double logAlarm;
    private final double logPass;
    private double logHighestWorse;
    private double logWorthTolerable;
    private long windows;
    private long happened;

    /**
     * Creates a test.
     *
     * @param allowed the share of windows that it may happen in, less than a half
     * @param falseAlarm the chance of a false {@link #isWorse}
     * @param missed the chance of a false {@link #isTolerable}
     * @throws IllegalArgumentException if a number is out of its range
     */
    public ShareTest(double allowed, double falseAlarm, double missed) {
        if (!(allowed > 0 && allowed < NOT_TOLERATED)) {
            throw new IllegalArgumentException("allowed: " + allowed + " (expected: more than 0, less than 0.5)");
        }
        this.allowed = allowed;
        this.more = new double[] {allowed + 0.3 * (1 - allowed), allowed + 0.7 * (1 - allowed), 0.98};
        this.worse = new RestartingBet[more.length];
        for (int i = 0; i < worse.length; i++) {
            worse[i] = new RestartingBet();
        }
        this.logAlarm = -Math.log(Chance.checked("falseAlarm", falseAlarm));
        this.logPass = -Math.log(Chance.checked("missed", missed));
    }

    /** Adds the next window. */
    public void add(boolean happens) {
        windows++;
        happened += happens ? 1 : 0;
        double[] worths = new double[more.length];
        for (int i = 0; i < more.length; i++) {
            worse[i].add(logFactor(happens, more[i], allowed));
            worths[i] = worse[i].logWorth();
        }
        for (int i = 0; i < LESS.length; i++) {
            logTolerable[i] += logFactor(happens, LESS[i], NOT_TOLERATED);
        }
        logHighestWorse = Math.max(logHighestWorse, Logs.mean(worths));
        logWorthTolerable = Logs.mean(logTolerable);
    }

    private static double logFactor(boolean happens, double bet, double claim) {
        return happens ? Math.log(bet / claim) : Math.log((1 - bet) / (1 - claim));
    }

    /** Returns whether it was proven at any window so far to happen too often. */
    public boolean isWorse() {
        return logHighestWorse >= logAlarm;
    }

    /** Returns whether it is proven by all that was seen not to happen in every second window. */
    public boolean isTolerable() {
        return logWorthTolerable >= logPass;
    }

    /** Returns a p-value of the first claim that holds at every look. */
    public double chance() {
        return Math.exp(-logHighestWorse);
    }

    /** Returns how many windows were added. */
    public long windows() {
        return windows;
    }

    /** Returns in how many of them it happened. */
    public long happened() {
        return happened;
    }

    /** Returns how many windows a pass takes if it never happens. */
    public static int fewestToPass(double missed) {
        ShareTest quiet = new ShareTest(0.2, 0.5, missed);
        while (!quiet.isTolerable()) {
            quiet.add(false);
        }
        return Math.toIntExact(quiet.windows());
    }
}
