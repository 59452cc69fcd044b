package dev.banyan.migration.guardrail.sequential;

/**
 * A bet that also starts anew at every window with a part of its stake, so that a fault that begins late is not held
 * against hours of good windows that came before. A mixture of bets is a bet, so its error probability is the same.
 *
 * <p>Half of the stake starts at the first window; window j from the second on gets 1 / (2 j (j - 1)), which sums to
 * the other half. Not safe for use by several threads.
 */
final class RestartingBet {

    private long windows;
    private double logRunning = Double.NEGATIVE_INFINITY;

    /** Returns the logarithm of the part of the stake that starts at a window, counted from 1. */
    static double logStake(long window) {
        return window == 1 ? -Math.log(2) : -Math.log(2) - Math.log((double) window) - Math.log(window - 1.0);
    }

    void add(double logFactor) {
        windows++;
        logRunning = Logs.sum(logRunning, logStake(windows)) + logFactor;
    }

    /** Returns the logarithm of what the stake is worth. */
    double logWorth() {
        return windows == 0 ? 0 : Logs.sum(logRunning, -Math.log(2.0 * windows));
    }
}
