package dev.banyan.aws.cloudwatch.metric;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Metrics that clients put, by the second, in memory. What they take is bounded: the oldest seconds of a metric make
 * room for its new ones, and a metric that was long not used makes room for others. Safe for use by several threads.
 */
public final class CustomMetrics implements MetricSource {

    private static final int MAXIMUM_METRICS = 5_000;

    /** Samples by unit and by second. */
    private static final class Series {

        private final Map<String, NavigableMap<Long, Samples>> units = new TreeMap<>();
    }

    private final int maximumWeight;

    /** The one that was used longest ago first. Guarded by this, as is what it holds. */
    private final Map<MetricId, Series> metrics = new LinkedHashMap<>(16, 0.75f, true);

    /** Guarded by this. */
    private int weight;

    /**
     * Makes metrics.
     *
     * @param maximumWeight how many seconds and different values in them are kept, all metrics together
     */
    public CustomMetrics(int maximumWeight) {
        this.maximumWeight = maximumWeight;
    }

    /** Takes samples. */
    public synchronized void put(Datum datum) {
        NavigableMap<Long, Samples> seconds = metrics.computeIfAbsent(datum.metric(), metric -> new Series())
                .units
                .computeIfAbsent(datum.unit(), unit -> new TreeMap<>());
        Samples samples = seconds.computeIfAbsent(datum.time().getEpochSecond(), second -> new Samples());
        weight -= samples.count() > 0 ? samples.weight() : 0;
        if (datum instanceof Datum.Values values) {
            values.values().forEach(samples::add);
        } else if (datum instanceof Datum.Summary summary) {
            samples.addSummary(summary.count(), summary.sum(), summary.minimum(), summary.maximum());
        }
        weight += samples.weight();
        while (seconds.size() > 1 && weight > maximumWeight) {
            weight -= seconds.pollFirstEntry().getValue().weight();
        }
        while (metrics.size() > 1 && (weight > maximumWeight || metrics.size() > MAXIMUM_METRICS)) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        var oldest = metrics.values().iterator();
        for (NavigableMap<Long, Samples> seconds : oldest.next().units.values()) {
            for (Samples samples : seconds.values()) {
                weight -= samples.weight();
            }
        }
        oldest.remove();
    }

    /** Forgets everything. */
    public synchronized void clear() {
        metrics.clear();
        weight = 0;
    }

    @Override
    public synchronized List<MetricId> list() {
        return List.copyOf(metrics.keySet());
    }

    @Override
    public synchronized List<Statistics> read(MetricId metric, Instant from, Instant to, Duration period) {
        List<Statistics> read = new ArrayList<>();
        Series series = metrics.get(metric);
        if (series != null) {
            series.units.forEach((unit, seconds) -> read(unit, seconds, from, to, period, read));
        }
        read.sort(Comparator.comparing(Statistics::time));
        return read;
    }

    private static void read(
            String unit,
            NavigableMap<Long, Samples> seconds,
            Instant from,
            Instant to,
            Duration period,
            List<Statistics> into) {
        Map<Instant, Samples> periods = new TreeMap<>();
        seconds.subMap(from.getEpochSecond(), to.getEpochSecond())
                .forEach((second, samples) -> periods.computeIfAbsent(
                                begin(from, second, period), begin -> new Samples())
                        .add(samples));
        periods.forEach((begin, samples) -> into.add(new SampleStatistics(begin, unit, samples)));
    }

    private static Instant begin(Instant from, long second, Duration period) {
        long step = period.toSeconds();
        long passed = second - from.getEpochSecond();
        return Instant.ofEpochSecond(second - passed % step);
    }
}
