package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.guardrail.sequential.Counts;
import dev.banyan.migration.guardrail.sequential.WindowCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Sorts what one look read into windows. */
record WindowSorter(Look look, RouteSeries series, Map<Series, SortedMap<Instant, Double>> read) {

    private static final SortedMap<Instant, Double> NONE = Collections.emptySortedMap();

    Observation observation(Set<String> statistics, List<Duration> periods) {
        List<WindowCounts> windows = new ArrayList<>();
        @Nullable Instant lastSeen = null;
        int incomplete = 0;
        for (Instant at = look.from(); at.isBefore(look.to()); at = at.plus(look.period())) {
            SideWindow container = container(at);
            SideWindow lambda = lambda(at);
            boolean half = isHalf(container) || isHalf(lambda);
            incomplete += half ? 1 : 0;
            // One side alone would be compared with nothing.
            windows.add(
                    half
                            ? new WindowCounts(Counts.NONE, Counts.NONE)
                            : new WindowCounts(container.counts(), lambda.counts()));
            if (isKnown(container) || isKnown(lambda)) {
                lastSeen = at.plus(look.period());
            }
        }
        return new Observation(
                look,
                history(),
                windows,
                latencies(statistics, periods),
                throttles(),
                unhealthy(),
                lastSeen,
                incomplete,
                parts());
    }

    private static boolean isKnown(SideWindow window) {
        return window.state() == SideWindow.State.KNOWN;
    }

    private static boolean isHalf(SideWindow window) {
        return window.state() == SideWindow.State.INCOMPLETE;
    }

    private SortedMap<Instant, Double> values(Series of) {
        return read.getOrDefault(of, NONE);
    }

    private SideWindow container(Instant at) {
        return side(
                series.containerRequests(look.period()),
                ErrorCounts.CONTAINER.stream().map(series::containerSum).toList(),
                at);
    }

    private SideWindow lambda(Instant at) {
        return side(
                series.lambdaRequests(look.period()),
                ErrorCounts.LAMBDA.stream().map(series::lambdaSum).toList(),
                at);
    }

    private SideWindow side(Series requests, List<Series> errors, Instant at) {
        double sum = 0;
        for (Series error : errors) {
            sum += values(error).getOrDefault(at, 0.0);
        }
        Double known = values(requests).get(at);
        if (known == null) {
            return sum > 0 ? SideWindow.HALF : SideWindow.NOTHING;
        }
        return SideWindow.known(known, sum);
    }

    private List<Counts> history() {
        List<Counts> history = new ArrayList<>();
        for (Instant at : values(series.containerRequests(look.period())).keySet()) {
            if (at.isBefore(look.from())) {
                history.add(container(at).counts());
            }
        }
        return history;
    }

    private Map<String, Map<Duration, List<LatencyWindow>>> latencies(Set<String> statistics, List<Duration> periods) {
        Map<String, Map<Duration, List<LatencyWindow>>> latencies = new HashMap<>();
        for (String statistic : statistics) {
            Map<Duration, List<LatencyWindow>> ofStatistic = new HashMap<>();
            periods.forEach(period -> ofStatistic.put(period, latencies(statistic, period)));
            latencies.put(statistic, ofStatistic);
        }
        return latencies;
    }

    /**
     * Only whole windows of the step: a long one that began before it would have the old weights in it. Where the
     * container gets nothing any more, the new side is compared with what was usual for it.
     */
    private List<LatencyWindow> latencies(String statistic, Duration period) {
        SortedMap<Instant, Double> container = values(series.containerTime(statistic, period));
        SortedMap<Instant, Double> containerRequests = values(series.containerRequests(period));
        SortedMap<Instant, Double> lambda = values(series.lambdaTime(statistic, period));
        SortedMap<Instant, Double> lambdaRequests = values(series.lambdaRequests(period));
        Double usual = median(container.headMap(look.from()).values());
        Double usualRequests = median(containerRequests.headMap(look.from()).values());
        List<LatencyWindow> windows = new ArrayList<>();
        for (Instant at = Look.ceiling(look.from(), period);
                !at.plus(period).isAfter(look.to());
                at = at.plus(period)) {
            boolean idle = containerRequests.getOrDefault(at, 0.0) == 0;
            Double old = idle ? usual : container.get(at);
            Double oldRequests = idle ? usualRequests : containerRequests.get(at);
            Double recent = lambda.get(at);
            if (old != null && oldRequests != null && recent != null) {
                windows.add(new LatencyWindow(oldRequests, old, lambdaRequests.getOrDefault(at, 0.0), recent));
            }
        }
        return windows;
    }

    private static @Nullable Double median(Collection<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(null);
    }

    private List<Long> throttles() {
        Series of = series.throttles();
        List<Long> throttles = new ArrayList<>();
        for (Instant at = look.from(); of != null && at.isBefore(look.to()); at = at.plus(look.period())) {
            throttles.add(Math.round(values(of).getOrDefault(at, 0.0)));
        }
        return throttles;
    }

    private int unhealthy() {
        SortedMap<Instant, Double> hosts = values(series.lambdaUnhealthy());
        int windows = 0;
        for (Instant at = look.to().minus(look.period());
                !at.isBefore(look.from()) && hosts.getOrDefault(at, 0.0) > 0;
                at = at.minus(look.period())) {
            windows++;
        }
        return windows;
    }

    private Map<String, Double> parts() {
        Map<String, Double> parts = new HashMap<>();
        parts.put("container.RequestCount", sum(series.containerRequests(look.period())));
        parts.put("lambda.RequestCount", sum(series.lambdaRequests(look.period())));
        ErrorCounts.CONTAINER.forEach(metric -> parts.put("container." + metric, sum(series.containerSum(metric))));
        ErrorCounts.LAMBDA.forEach(metric -> parts.put("lambda." + metric, sum(series.lambdaSum(metric))));
        return parts;
    }

    private double sum(Series of) {
        return values(of).tailMap(look.from()).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
