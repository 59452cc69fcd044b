package dev.banyan.migration.guardrail.simulation;

import dev.banyan.migration.guardrail.Chances;
import dev.banyan.migration.guardrail.ErrorLimits;
import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.ErrorComparison;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Traffic and errors to play.
 *
 * @param usual the container's error rates before the step
 * @param step both sides' error rates in the step
 * @param perMinute the requests to the route
 * @param share the part that goes to the new side
 * @param historyWindows the minutes before the step
 * @param windows the minutes of the step
 */
record Scenario(Rates.Model usual, Rates.Model step, double perMinute, double share, int historyWindows, int windows) {

    /** Half of the step's, as {@code Guardrails} splits it. */
    static final double FALSE_ALARM = Chances.DEFAULT.falseAlarm() / 2;

    private static final int FEWEST_TO_FAIL = 10;

    /** Three days. */
    static final int USUAL_HISTORY = 4320;

    /** Eight hours. */
    static final int USUAL_STEP = 480;

    static Scenario of(Rates.Model usual, Rates.Model step, double perMinute, double share) {
        return new Scenario(usual, step, perMinute, share, USUAL_HISTORY, USUAL_STEP);
    }

    Scenario without(int history) {
        return new Scenario(usual, step, perMinute, share, history, windows);
    }

    /**
     * What many runs came to.
     *
     * @param failed how many failed, with its interval
     * @param passed how many passed before the end, and before they failed
     * @param minutes how long the failed ones took, sorted
     * @param requests how many requests of the new side that were, sorted
     */
    record Outcome(Wilson failed, Wilson passed, List<Integer> minutes, List<Long> requests) {

        static <T> T quantile(List<T> sorted, double share) {
            return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
        }
    }

    Outcome play(int runs, long seed) {
        int failed = 0;
        int passed = 0;
        List<Integer> minutes = new ArrayList<>();
        List<Long> requests = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            Run played = new Run(new Draw(seed * 1_000_003 + run));
            played.play();
            passed += played.passedAt > 0 ? 1 : 0;
            if (played.failedAt > 0) {
                failed++;
                minutes.add(played.failedAt);
                requests.add(played.requests);
            }
        }
        Collections.sort(minutes);
        Collections.sort(requests);
        return new Outcome(Wilson.of(failed, runs), Wilson.of(passed, runs), minutes, requests);
    }

    private final class Run {

        private final Draw draw;
        private final ErrorComparison comparison = new ErrorComparison(
                ErrorLimits.DEFAULT.allowed(), ErrorLimits.DEFAULT.tolerated(), FALSE_ALARM, Chances.DEFAULT.missed());
        private int failedAt;
        private int passedAt;
        private long requests;

        private Run(Draw draw) {
            this.draw = draw;
        }

        private void play() {
            Rates before = usual.start(draw);
            for (int i = 0; i < historyWindows; i++) {
                Counts container = counts(perMinute, before.next(draw)[0]);
                if (container.requests() > 0) {
                    comparison.learn(container);
                }
            }
            Rates rates = step.start(draw);
            for (int i = 1; i <= windows && failedAt == 0; i++) {
                double[] both = rates.next(draw);
                Counts container = counts(perMinute * (1 - share), both[0]);
                Counts lambda = counts(perMinute * share, both[1]);
                requests += lambda.requests();
                comparison.add(new WindowCounts(container, lambda));
                if (comparison.isWorse() && requests >= FEWEST_TO_FAIL) {
                    failedAt = i;
                } else if (passedAt == 0 && comparison.isTolerable() && requests >= 200) {
                    passedAt = i;
                }
            }
        }

        private Counts counts(double mean, double rate) {
            long number = draw.poisson(mean);
            return new Counts(number, draw.binomial(number, rate));
        }
    }
}
