package dev.banyan.migration.guardrail.simulation;

import dev.banyan.migration.guardrail.LatencyLimit;
import dev.banyan.migration.guardrail.sequential.ShareTest;
import java.util.Arrays;

/**
 * Response times of both sides: log-normal, with a cold tail, and slow stretches that each side has on its own.
 *
 * @param perWindow requests of each side in a window
 * @param times how many times slower the new side is
 * @param cold the share of the new side's requests that are cold
 * @param coldSeconds what a cold start adds
 * @param slow how many times slower a slow stretch is
 * @param every the mean number of windows between slow stretches
 * @param length their mean length
 */
record Latencies(
        int perWindow, double times, double cold, double coldSeconds, double slow, double every, double length) {

    /** More samples change a quantile's noise too little to matter. */
    private static final int MOST_SAMPLES = 600;

    private static final double MEDIAN_SECONDS = 0.08;
    private static final double SPREAD = 0.8;

    /** Returns the window in which the test says that the new side is too slow, or 0. */
    int failsAt(LatencyLimit limit, int windows, double falseAlarm, Draw draw) {
        ShareTest test = new ShareTest(0.2, falseAlarm, 0.05);
        Outbreaks stretches = new Outbreaks(0, 1, every, length);
        Outbreaks.Chain container = stretches.start(draw);
        Outbreaks.Chain lambda = stretches.start(draw);
        for (int window = 1; window <= windows; window++) {
            double old = quantile(limit, container.next(draw) > 0 ? slow : 1, 0, draw);
            double recent = quantile(limit, times * (lambda.next(draw) > 0 ? slow : 1), cold, draw);
            test.add(limit.isExceeded(old, recent));
            if (test.isWorse()) {
                return window;
            }
        }
        return 0;
    }

    private double quantile(LatencyLimit limit, double factor, double coldShare, Draw draw) {
        double[] samples = new double[Math.min(perWindow, MOST_SAMPLES)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = factor * MEDIAN_SECONDS * Math.exp(SPREAD * draw.normal())
                    + (draw.happens(coldShare) ? coldSeconds : 0);
        }
        Arrays.sort(samples);
        return samples[(int) Math.ceil(samples.length * limit.percentile() / 100) - 1];
    }
}
