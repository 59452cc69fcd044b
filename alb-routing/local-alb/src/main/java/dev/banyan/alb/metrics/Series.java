package dev.banyan.alb.metrics;

import java.util.Arrays;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** The numbers of one metric by the second, for as long as they are kept. Guarded by {@link AlbMetrics}. */
final class Series {

    private static final long NONE = Long.MIN_VALUE;

    private final MetricId id;
    private final Metric.Kind kind;

    /** A second's place is its remainder, so that a new second takes the place of one that is too old. */
    private final long[] seconds;

    private final double[] sums;

    /** Empty where every sample is 1, or where there is one sample a second. */
    private final double[] counts;

    private final double[] minimums;
    private final double[] maximums;
    private final byte[][] distributions;

    /** The distribution of {@link #newest}, not yet packed. */
    private final @Nullable IntCountsHistogram growing;

    private long newest = NONE;
    private double total;
    private double totalCount;
    private double knownTotal;

    Series(MetricId id, int capacity) {
        this.id = id;
        this.kind = id.metric().kind();
        this.seconds = new long[capacity];
        Arrays.fill(seconds, NONE);
        this.sums = new double[capacity];
        int amounts = id.metric().hasAmounts() ? capacity : 0;
        this.counts = new double[amounts];
        this.minimums = new double[amounts];
        this.maximums = new double[amounts];
        boolean distributed = kind == Metric.Kind.DISTRIBUTION;
        this.distributions = new byte[distributed ? capacity : 0][];
        this.growing = distributed ? Distributions.create() : null;
    }

    MetricId id() {
        return id;
    }

    long newest() {
        return newest;
    }

    /** Returns all that was ever counted, or the last level of a gauge. */
    double total() {
        return kind == Metric.Kind.GAUGE ? newest == NONE ? 0 : sums[place(newest)] : total;
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

    private int place(long second) {
        return (int) Math.floorMod(second, (long) seconds.length);
    }

    /** Adds to a second: events, or a part of a level. */
    void add(long second, double sum) {
        sums[open(second)] += sum;
        total += sum;
    }

    /** Adds samples to a second. */
    void add(long second, double sum, double count, double minimum, double maximum) {
        int at = open(second);
        minimums[at] = counts[at] == 0 ? minimum : Math.min(minimums[at], minimum);
        maximums[at] = counts[at] == 0 ? maximum : Math.max(maximums[at], maximum);
        counts[at] += count;
        sums[at] += sum;
        total += sum;
        totalCount += count;
    }

    /** Adds a distribution to a second that got its samples already. */
    void add(long second, IntCountsHistogram distribution) {
        if (growing != null && second == newest) {
            growing.add(distribution);
        } else {
            int at = place(second);
            byte[] packed = distributions[at];
            IntCountsHistogram merged = packed == null ? Distributions.create() : Distributions.unpack(packed);
            merged.add(distribution);
            distributions[at] = Distributions.pack(merged);
        }
    }

    private int open(long second) {
        int at = place(second);
        if (second > newest) {
            pack();
            newest = second;
        }
        if (seconds[at] != second) {
            seconds[at] = second;
            sums[at] = 0;
            if (counts.length > 0) {
                counts[at] = 0;
            }
            if (distributions.length > 0) {
                distributions[at] = null;
            }
        }
        return at;
    }

    private void pack() {
        if (growing != null && growing.getTotalCount() > 0) {
            distributions[place(newest)] = Distributions.pack(growing);
            growing.reset();
        }
    }

    /** Adds what is known of the seconds from {@code from} on and before {@code to}. */
    void read(long from, long to, Summary into) {
        long last = Math.min(to - 1, newest);
        for (long second = Math.max(from, newest - seconds.length + 1); second <= last; second++) {
            int at = place(second);
            if (seconds[at] == second) {
                read(at, into);
            }
        }
    }

    private void read(int at, Summary into) {
        double sum = sums[at];
        switch (kind) {
            case COUNT -> into.add(sum, sum, 1, 1);
            case GAUGE -> into.add(sum, 1, sum, sum);
            default -> into.add(sum, counts[at], minimums[at], maximums[at]);
        }
        if (growing != null && at == place(newest)) {
            into.add(growing);
        } else if (distributions.length > 0) {
            byte[] packed = distributions[at];
            if (packed != null) {
                into.add(Distributions.unpack(packed));
            }
        }
    }
}
