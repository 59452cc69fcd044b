package dev.banyan.migration.guardrail;

import java.time.Duration;
import java.util.List;

/**
 * The conditions that every step of a shift must meet.
 *
 * @param timing how time is cut into windows
 * @param errors how much worse the new side's error rate may be
 * @param latencies how much slower it may be, by quantile; none means that time does not matter
 * @param chances the error probabilities of the tests of errors and latencies
 * @param samples the fewest requests for a verdict
 * @param throttles the highest share of the new side's requests that Lambda may refuse for want of concurrency
 * @param unhealthyWindows after how many windows without a break an unhealthy target of the new side fails the step
 * @param alarms alarms of yours
 */
public record Guardrails(
        WindowTiming timing,
        ErrorLimits errors,
        List<LatencyLimit> latencies,
        Chances chances,
        Samples samples,
        double throttles,
        int unhealthyWindows,
        Alarms alarms) {

    /**
     * The median may be half as slow again and 20 ms; the 99th percentile twice as slow and half a second, which leaves
     * room for the cold start of a small function.
     */
    private static final List<LatencyLimit> LATENCIES =
            List.of(new LatencyLimit(50, 1.5, Duration.ofMillis(20)), new LatencyLimit(99, 2, Duration.ofMillis(500)));

    private static final double THROTTLES = 0.01;
    private static final int UNHEALTHY_WINDOWS = 3;

    /**
     * Checks the numbers and copies the latencies.
     *
     * @throws IllegalArgumentException if a number is out of its range or a quantile is named twice
     */
    public Guardrails {
        latencies = List.copyOf(latencies);
        long quantiles =
                latencies.stream().map(LatencyLimit::percentile).distinct().count();
        if (quantiles < latencies.size()) {
            throw new IllegalArgumentException("latencies: " + latencies + " (expected: each percentile once)");
        }
        if (!(throttles >= 0 && throttles < 1)) {
            throw new IllegalArgumentException("throttles: " + throttles + " (expected: at least 0, less than 1)");
        }
        if (unhealthyWindows < 1) {
            throw new IllegalArgumentException("unhealthyWindows: " + unhealthyWindows + " (expected: at least 1)");
        }
    }

    /** Returns what suits most routes, with windows as they are on AWS or locally. */
    public static Guardrails defaults(WindowTiming timing) {
        return new Guardrails(
                timing,
                ErrorLimits.DEFAULT,
                LATENCIES,
                Chances.DEFAULT,
                Samples.DEFAULT,
                THROTTLES,
                UNHEALTHY_WINDOWS,
                Alarms.NONE);
    }

    /** Returns these with other alarms. */
    public Guardrails withAlarms(Alarms newAlarms) {
        return new Guardrails(timing, errors, latencies, chances, samples, throttles, unhealthyWindows, newAlarms);
    }

    /** Returns these with other limits of latency. */
    public Guardrails withLatencies(List<LatencyLimit> newLatencies) {
        return new Guardrails(timing, errors, newLatencies, chances, samples, throttles, unhealthyWindows, alarms);
    }

    /** Returns these with other limits of errors. */
    public Guardrails withErrors(ErrorLimits newErrors) {
        return new Guardrails(timing, newErrors, latencies, chances, samples, throttles, unhealthyWindows, alarms);
    }

    /** Returns these with other fewest requests. */
    public Guardrails withSamples(Samples newSamples) {
        return new Guardrails(timing, errors, latencies, chances, newSamples, throttles, unhealthyWindows, alarms);
    }

    /** Returns these with other windows. */
    public Guardrails withTiming(WindowTiming newTiming) {
        return new Guardrails(newTiming, errors, latencies, chances, samples, throttles, unhealthyWindows, alarms);
    }

    /** Returns the chance of a false alarm that the test of errors may spend: half, or all where nothing else tests. */
    double errorsFalseAlarm() {
        return latencies.isEmpty() ? chances.falseAlarm() : chances.falseAlarm() / 2;
    }
}
