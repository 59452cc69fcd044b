package dev.banyan.alb.metrics;

import org.HdrHistogram.IntCountsHistogram;

/** The numbers of one metric by the second, and what they come to since the beginning. Guarded by {@link AlbMetrics}. */
final class Series {

    private final MetricId id;
    private final Samples samples;
    private double total;
    private double totalCount;
    private double knownTotal;

    Series(MetricId id, int capacity) {
        this.id = id;
        this.samples = new Samples(id.metric().kind(), capacity);
    }

    MetricId id() {
        return id;
    }

    Samples samples() {
        return samples;
    }

    long newest() {
        return samples.newest();
    }

    /** Returns all that was ever counted, or the last level of a gauge. */
    double total() {
        return id.metric().kind() == Metric.Kind.GAUGE ? samples.level() : total;
    }

    double totalCount() {
        return totalCount;
    }

    /** Returns by how much a number that others count has grown; one that is smaller than before has started anew. */
    double grownTo(double newTotal) {
        double grown = newTotal >= knownTotal ? newTotal - knownTotal : newTotal;
        knownTotal = newTotal;
        return grown;
    }

    /** Adds to a second: events, or a part of a level. */
    void add(long second, double sum) {
        samples.add(second, sum);
        total += sum;
    }

    /** Adds samples to a second. */
    void add(long second, double sum, double count, double minimum, double maximum) {
        samples.add(second, sum, count, minimum, maximum);
        total += sum;
        totalCount += count;
    }

    /** Adds a distribution to a second that got its samples already. */
    void add(long second, IntCountsHistogram distribution) {
        samples.add(second, distribution);
    }

    /** Adds what is known of the seconds from {@code from} on and before {@code to}. */
    void read(long from, long to, Summary into) {
        samples.read(from, to, into);
    }
}
