package dev.banyan.migration.guardrail.sequential;

/**
 * The highest error rate that the new side may have: {@code ratio x the old side's + margin}.
 *
 * @param ratio how many times the old side's rate, at least 1
 * @param margin a share of requests on top of that, at least 0 and less than 1
 */
public record RateLimit(double ratio, double margin) {

    private static final int HALVINGS = 52;

    /** A rate of exactly 0 or 1 would call the first surprise impossible. */
    private static final double SMALLEST = 1e-9;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public RateLimit {
        if (!(ratio >= 1 && ratio <= 1000)) {
            throw new IllegalArgumentException("ratio: " + ratio + " (expected: 1 to 1000)");
        }
        if (!(margin >= 0 && margin < 1)) {
            throw new IllegalArgumentException("margin: " + margin + " (expected: at least 0, less than 1)");
        }
    }

    /** Returns the limit at an error rate of the old side. */
    public double at(double containerRate) {
        return ratio * containerRate + margin;
    }

    /**
     * Returns the logarithm of the factor by which a bet on two rates grows in a window, against the claim that the
     * true rates lie on the other side of this limit.
     *
     * <p>The factor is the likelihood of the bet's rates over that of the closest pair (a, b) on the limit, closest in
     * relative entropy weighted with the requests. Its mean is at most 1 under the whole claim: for the true rates (s,
     * t) the logarithm of the mean is at most the sum of requests x (true - closest) x (bet - closest) / (closest x (1 -
     * closest)), which is not positive because the claim is convex and (a, b) is its closest point to the bet.
     */
    double logFactor(WindowCounts window, double containerBet, double lambdaBet) {
        double container = clamp(containerBet);
        double lambda = clamp(lambdaBet);
        Counts old = window.container();
        Counts recent = window.lambda();
        double closest = closest(container, lambda, (double) old.requests(), (double) recent.requests());
        return logRatio(old, container, closest) + logRatio(recent, lambda, clamp(at(closest)));
    }

    /** Returns what {@link #logFactor} grows by in the mean when the rates are true, for planning. */
    double expectedLogFactor(
            double containerTrue, double lambdaTrue, double containerBet, double lambdaBet, double old, double recent) {
        double container = clamp(containerBet);
        double lambda = clamp(lambdaBet);
        double closest = closest(container, lambda, old, recent);
        return old * logRatio(containerTrue, container, closest)
                + recent * logRatio(lambdaTrue, lambda, clamp(at(closest)));
    }

    /** Returns the container's rate at the point of the limit that is closest to a bet. */
    double closest(double containerBet, double lambdaBet, double oldRequests, double newRequests) {
        double onLimit = clamp((lambdaBet - margin) / ratio);
        double low = Math.min(containerBet, onLimit);
        double high = Math.min(Math.max(containerBet, onLimit), clamp((1 - SMALLEST - margin) / ratio));
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            double limit = clamp(at(middle));
            double slope = oldRequests * (middle - containerBet) / (middle * (1 - middle))
                    + newRequests * ratio * (limit - lambdaBet) / (limit * (1 - limit));
            if (slope > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double logRatio(Counts counts, double bet, double closest) {
        return counts.errors() * Math.log(bet / closest)
                + (counts.requests() - counts.errors()) * (Math.log1p(-bet) - Math.log1p(-closest));
    }

    private static double logRatio(double rate, double bet, double closest) {
        return rate * Math.log(bet / closest) + (1 - rate) * (Math.log1p(-bet) - Math.log1p(-closest));
    }

    private static double clamp(double rate) {
        return Math.min(Math.max(rate, SMALLEST), 1 - SMALLEST);
    }
}
