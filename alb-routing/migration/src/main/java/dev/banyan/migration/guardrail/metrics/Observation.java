package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a look saw. Each look sees everything from the begin of the step anew, so a window that has grown since is
 * counted as it is now, and nothing is counted twice.
 *
 * @param look the time that it covers
 * @param history the container's windows before the step, the oldest first; those without requests are left out
 * @param windows the step's closed windows, the oldest first; where nothing is known of a side it has no requests
 * @param latencies quantiles of both sides, by statistic and then by period, the oldest first
 * @param throttles how often Lambda refused an invocation, window by window; empty where the function is not known
 * @param unhealthy for how many windows without a break, up to the last, the new side had an unhealthy target
 * @param lastSeen the end of the last window of the step with a number of requests of any side, or null
 * @param incomplete how many windows have errors whose requests are not known yet
 * @param parts the sums of all that is counted, by side and metric
 */
public record Observation(
        Look look,
        List<Counts> history,
        List<WindowCounts> windows,
        Map<String, Map<Duration, List<LatencyWindow>>> latencies,
        List<Long> throttles,
        int unhealthy,
        @Nullable Instant lastSeen,
        int incomplete,
        Map<String, Double> parts) {

    /** Copies the lists. */
    public Observation {
        history = List.copyOf(history);
        windows = List.copyOf(windows);
        throttles = List.copyOf(throttles);
        latencies = Map.copyOf(latencies);
        parts = Map.copyOf(parts);
    }

    /** Returns all of the step's windows together. */
    public WindowCounts total() {
        Counts container = Counts.NONE;
        Counts lambda = Counts.NONE;
        for (WindowCounts window : windows) {
            container = container.plus(window.container());
            lambda = lambda.plus(window.lambda());
        }
        return new WindowCounts(container, lambda);
    }
}
