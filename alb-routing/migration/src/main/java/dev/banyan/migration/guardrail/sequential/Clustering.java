package dev.banyan.migration.guardrail.sequential;

import java.util.Arrays;

/**
 * How much errors of the old side come in clusters, learned from its own windows: a database that fails for two
 * minutes is one event, not a thousand independent ones.
 *
 * <p>The number of errors in a stretch of windows is taken to vary by {@code rate x (requests + coefficient x sum of
 * squared requests per window)}: the first part for independent errors, the second for a rate that itself goes up and
 * down together for all requests of a window and of its neighbours. The coefficient is estimated by stretches of 1, 2,
 * 4, ... 64 windows, and the largest one is taken, so that long outbreaks are seen as well as short ones. Only the past
 * of a window is used to weigh it. Not safe for use by several threads.
 */
public final class Clustering {

    /** Fewer stretches tell nothing of their variance. */
    private static final int FEWEST_STRETCHES = 8;

    private static final int LONGEST_STRETCH = 64;

    /** It is estimated anew when this share of windows has come, which keeps the effort in proportion. */
    private static final double GROWTH = 1.02;

    private double[] requests = new double[256];
    private double[] errors = new double[256];
    private int windows;
    private int estimatedAt;
    private double coefficient;

    /** Adds the next window of the old side; one without requests is left out. */
    public void add(Counts container) {
        if (container.requests() == 0) {
            return;
        }
        if (windows == requests.length) {
            requests = Arrays.copyOf(requests, windows * 2);
            errors = Arrays.copyOf(errors, windows * 2);
        }
        requests[windows] = container.requests();
        errors[windows] = container.errors();
        windows++;
    }

    /** Returns how many windows were seen. */
    public int windows() {
        return windows;
    }

    /**
     * Returns how many times more the difference of both sides varies than it would with independent errors, at least
     * 1. The new side is taken to be as clustered as the old one.
     */
    public double dispersion(Traffic traffic) {
        if (windows > 0 && (estimatedAt == 0 || windows >= estimatedAt * GROWTH)) {
            estimatedAt = windows;
            coefficient = estimate();
        }
        double both = traffic.container() + traffic.lambda();
        return both == 0 ? 1 : 1 + 2 * coefficient * traffic.container() * traffic.lambda() / both;
    }

    private double estimate() {
        double allRequests = 0;
        double allErrors = 0;
        for (int i = 0; i < windows; i++) {
            allRequests += requests[i];
            allErrors += errors[i];
        }
        double rate = allErrors / allRequests;
        double largest = 0;
        for (int length = 1; rate > 0 && length <= LONGEST_STRETCH; length *= 2) {
            if (windows / length >= FEWEST_STRETCHES) {
                largest = Math.max(largest, estimate(rate, length));
            }
        }
        return largest;
    }

    private double estimate(double rate, int length) {
        double beyond = 0;
        double squares = 0;
        for (int start = 0; start + length <= windows; start += length) {
            double stretchRequests = 0;
            double stretchErrors = 0;
            for (int i = start; i < start + length; i++) {
                stretchRequests += requests[i];
                stretchErrors += errors[i];
                squares += requests[i] * requests[i];
            }
            double difference = stretchErrors - rate * stretchRequests;
            beyond += difference * difference - rate * (1 - rate) * stretchRequests;
        }
        return Math.max(0, beyond / (rate * squares));
    }
}
