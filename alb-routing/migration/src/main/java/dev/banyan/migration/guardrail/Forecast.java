package dev.banyan.migration.guardrail;

import dev.banyan.migration.guardrail.sequential.ShareTest;
import dev.banyan.migration.guardrail.sequential.ToleranceTest;
import dev.banyan.migration.guardrail.sequential.Traffic;
import dev.banyan.migration.guardrail.sequential.WorseTest;
import dev.banyan.migration.rule.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a step takes to a verdict, before it begins: by the growth of the same tests that will judge it, in the
 * mean, for errors that are independent of each other. Clustered errors take longer. Immutable.
 *
 * @param share what goes to Lambda
 * @param requestsPerMinute the requests to the route, both sides together
 * @param containerRate the container's error rate
 * @param lambdaRate the new side's error rate that is to be found
 * @param toFail how long until that rate is proven to be too high, or null for never
 * @param toPass how long until a new side as good as the container passes, or null for never
 */
public record Forecast(
        Share share,
        double requestsPerMinute,
        double containerRate,
        double lambdaRate,
        @Nullable Duration toFail,
        @Nullable Duration toPass) {

    /** Longer than anybody waits. */
    private static final Duration NEVER = Duration.ofDays(3650);

    /**
     * Makes a forecast.
     *
     * @param guardrails the conditions
     * @param share what goes to Lambda
     * @param requestsPerMinute the requests to the route, both sides together
     * @param containerRate the container's error rate, 0 to 1
     * @param times how many times higher the new side's rate is that is to be found: 2 for a doubling
     * @throws IllegalArgumentException if a number is out of its range
     */
    public static Forecast of(
            Guardrails guardrails, Share share, double requestsPerMinute, double containerRate, double times) {
        if (!(requestsPerMinute >= 0)) {
            throw new IllegalArgumentException("requestsPerMinute: " + requestsPerMinute + " (expected: at least 0)");
        }
        if (!(containerRate >= 0 && containerRate <= 1)) {
            throw new IllegalArgumentException("containerRate: " + containerRate + " (expected: 0 to 1)");
        }
        if (!(times > 1)) {
            throw new IllegalArgumentException("times: " + times + " (expected: more than 1)");
        }
        Traffic traffic = traffic(guardrails, share, requestsPerMinute);
        double lambdaRate = Math.min(1, containerRate * times);
        double windowsToFail = WorseTest.expectedWindows(
                guardrails.errors().allowed(), guardrails.errorsFalseAlarm(), containerRate, lambdaRate, traffic, 1);
        windowsToFail = Math.max(windowsToFail, guardrails.samples().toFail() / traffic.lambda());
        return new Forecast(
                share,
                requestsPerMinute,
                containerRate,
                lambdaRate,
                time(guardrails, windowsToFail),
                time(guardrails, windowsToPass(guardrails, containerRate, traffic)));
    }

    /** Where nothing stays on the container, each window is compared with one from before. */
    private static Traffic traffic(Guardrails guardrails, Share share, double requestsPerMinute) {
        double perWindow = requestsPerMinute * guardrails.timing().period().toSeconds() / 60.0;
        double part = share.permille() / 1000.0;
        return new Traffic(share.equals(Share.ALL) ? perWindow : perWindow * (1 - part), perWindow * part);
    }

    private static double windowsToPass(Guardrails guardrails, double containerRate, Traffic traffic) {
        double windows = ToleranceTest.expectedWindows(
                guardrails.errors().tolerated(),
                guardrails.chances().missed(),
                containerRate,
                containerRate,
                traffic,
                1);
        windows = Math.max(windows, guardrails.samples().toPass() / traffic.lambda());
        for (LatencyLimit limit : guardrails.latencies()) {
            windows = Math.max(windows, windowsOfLatency(guardrails, limit, traffic));
        }
        return windows;
    }

    /** The shortest of the periods whose windows have enough requests; none means that it is not judged. */
    private static double windowsOfLatency(Guardrails guardrails, LatencyLimit limit, Traffic traffic) {
        double fewer = Math.min(traffic.container(), traffic.lambda());
        for (int longer : new int[] {1, 5, 60}) {
            if (fewer * longer >= limit.fewestRequests()) {
                return (double) longer
                        * ShareTest.fewestToPass(guardrails.chances().missed());
            }
        }
        return 0;
    }

    private static @Nullable Duration time(Guardrails guardrails, double windows) {
        double seconds = Math.ceil(windows) * guardrails.timing().period().toSeconds();
        if (!(seconds < NEVER.toSeconds())) {
            return null;
        }
        return Duration.ofSeconds((long) seconds).plus(guardrails.timing().lateness());
    }

    /** Returns the forecast in one line. */
    public String line() {
        String rise = Wording.percent(containerRate) + " to " + Wording.percent(lambdaRate);
        return "at " + share + " and " + Wording.number(Math.round(requestsPerMinute))
                + " requests/min, errors that rise from " + rise
                + (toFail == null ? " are never shown" : " show after about " + Wording.duration(toFail))
                + (toPass == null
                        ? "; a step never passes"
                        : "; a step that is as good passes after about " + Wording.duration(toPass));
    }
}
