package dev.banyan.migration.guardrail.sequential;

/**
 * Compares the error rates of both sides, window by window: {@link WorseTest}, {@link ToleranceTest} and
 * {@link Clustering} as one.
 *
 * <p>Windows are put together until both sides have a request, so that nothing is lost on a route where one request in a
 * hundred minutes goes to the new side. When that happens is decided by requests alone, never by errors. Not safe for
 * use by several threads.
 */
public final class ErrorComparison {

    private final WorseTest worse;
    private final ToleranceTest tolerance;
    private final Clustering clustering = new Clustering();
    private WindowCounts pending = new WindowCounts(Counts.NONE, Counts.NONE);

    /**
     * Creates a comparison.
     *
     * @param allowed the highest rate that is no fault
     * @param tolerated the rate that is not tolerated any more
     * @param falseAlarm the chance of a false {@link #isWorse}
     * @param missed the chance of a false {@link #isTolerable}
     */
    public ErrorComparison(RateLimit allowed, RateLimit tolerated, double falseAlarm, double missed) {
        this.worse = new WorseTest(allowed, falseAlarm);
        this.tolerance = new ToleranceTest(tolerated, missed);
    }

    /** Learns what is usual for the container from a window before the step. */
    public void learn(Counts container) {
        worse.learn(container);
        tolerance.learn(container);
        clustering.add(container);
    }

    /** Adds the next window of the step. */
    public void add(WindowCounts window) {
        pending = new WindowCounts(
                pending.container().plus(window.container()), pending.lambda().plus(window.lambda()));
        if (pending.isComparable()) {
            double dispersion = clustering.dispersion(
                    new Traffic(pending.container().requests(), pending.lambda().requests()));
            worse.add(pending, dispersion);
            tolerance.add(pending, dispersion);
            pending = new WindowCounts(Counts.NONE, Counts.NONE);
        }
        clustering.add(window.container());
    }

    /** Returns whether the new side is proven to be worse than is allowed. */
    public boolean isWorse() {
        return worse.isProven();
    }

    /** Returns whether the new side is proven to be better than what is not tolerated. */
    public boolean isTolerable() {
        return tolerance.isProven();
    }

    /** Returns how much of the evidence for {@link #isTolerable} is there, 0 to 1. */
    public double progress() {
        return tolerance.progress();
    }

    /** Returns a p-value of "the new side is within what is allowed" that holds at every look. */
    public double chance() {
        return worse.chance();
    }

    /** Returns how clustered the container's errors are, for planning. */
    public Clustering clustering() {
        return clustering;
    }
}
