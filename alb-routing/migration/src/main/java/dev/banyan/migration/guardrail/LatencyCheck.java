package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.metrics.LatencyWindow;
import dev.banyan.migration.guardrail.metrics.Observation;
import dev.banyan.migration.guardrail.sequential.ShareTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares one quantile of both sides' response times. */
final class LatencyCheck {

    /** A window in five may be above the limit: quantiles of a hundred requests jump about. */
    static final double ALLOWED = 0.2;

    private final Guardrails guardrails;
    private final LatencyLimit limit;
    private final Observation observation;

    LatencyCheck(Guardrails guardrails, LatencyLimit limit, Observation observation) {
        this.guardrails = guardrails;
        this.limit = limit;
        this.observation = observation;
    }

    Finding find() {
        Map<Duration, List<LatencyWindow>> byPeriod =
                new TreeMap<>(observation.latencies().getOrDefault(limit.statistic(), Map.of()));
        double falseAlarm =
                guardrails.chances().falseAlarm() / 2 / guardrails.latencies().size() / Math.max(1, byPeriod.size());
        Finding found = new Finding.Waiting("");
        long most = 0;
        for (Map.Entry<Duration, List<LatencyWindow>> one : byPeriod.entrySet()) {
            List<LatencyWindow> windows = one.getValue().stream()
                    .filter(window -> window.fewerRequests() >= limit.fewestRequests())
                    .toList();
            ShareTest test =
                    new ShareTest(ALLOWED, falseAlarm, guardrails.chances().missed());
            windows.forEach(window -> test.add(limit.isExceeded(window.containerSeconds(), window.lambdaSeconds())));
            if (test.isWorse()) {
                return new Finding.Failed(numbers(test, windows) + ": " + Wording.chance(test.chance()));
            }
            if (test.isTolerable() && !(found instanceof Finding.Passed)) {
                found = new Finding.Passed(numbers(test, windows));
            }
            most = Math.max(most, test.windows());
        }
        return found instanceof Finding.Passed ? found : waiting(most);
    }

    private String numbers(ShareTest test, List<LatencyWindow> windows) {
        LatencyWindow last = windows.get(windows.size() - 1);
        return limit.statistic() + " above " + Wording.limit(limit) + " in " + test.happened() + " of "
                + test.windows() + " windows (last " + Wording.seconds(last.lambdaSeconds()) + " on lambda against "
                + Wording.seconds(last.containerSeconds()) + " on container)";
    }

    private Finding waiting(long windows) {
        int enough = ShareTest.fewestToPass(guardrails.chances().missed());
        if (windows > 0 || isToBeExpected()) {
            return new Finding.Waiting(limit.statistic() + " known in " + windows + " of at least " + enough
                    + " windows with " + limit.fewestRequests() + " requests on each side");
        }
        return new Finding.Passed(
                limit.statistic() + " not judged: too few requests for it, even by " + Wording.duration(longest()));
    }

    /** Returns whether the longest windows will have enough requests if both sides go on as they did. */
    private boolean isToBeExpected() {
        double perWindow =
                (double) longest().toSeconds() / observation.look().period().toSeconds();
        long windows = observation.look().windows();
        long lambda = observation.total().lambda().requests();
        return windows == 0 || lambda / (double) windows * perWindow >= limit.fewestRequests();
    }

    private Duration longest() {
        return observation.look().period().multipliedBy(60);
    }
}
