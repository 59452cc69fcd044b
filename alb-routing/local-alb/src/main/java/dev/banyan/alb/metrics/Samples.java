package dev.banyan.alb.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** The samples of one metric by the second, for as long as they are kept. Guarded by its owner. */
public final class Samples {

    private static final long NONE = Long.MIN_VALUE;

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

    /**
     * Makes room.
     *
     * @param kind how the metric is counted
     * @param capacity how many seconds are kept
     */
    public Samples(Metric.Kind kind, int capacity) {
        this.kind = kind;
        this.seconds = new long[capacity];
        Arrays.fill(seconds, NONE);
        this.sums = new double[capacity];
        boolean hasAmounts = kind == Metric.Kind.TOTAL || kind == Metric.Kind.DISTRIBUTION;
        int amounts = hasAmounts ? capacity : 0;
        this.counts = new double[amounts];
        this.minimums = new double[amounts];
        this.maximums = new double[amounts];
        boolean distributed = kind == Metric.Kind.DISTRIBUTION;
        this.distributions = new byte[distributed ? capacity : 0][];
        this.growing = distributed ? Distributions.create() : null;
    }

    long newest() {
        return newest;
    }

    /** Returns the last level of a gauge. */
    double level() {
        return newest == NONE ? 0 : sums[place(newest)];
    }

    private int place(long second) {
        return (int) Math.floorMod(second, (long) seconds.length);
    }

    /** Adds to a second: events, or a part of a level. */
    public void add(long second, double sum) {
        sums[open(second)] += sum;
    }

    /** Adds samples to a second. */
    public void add(long second, double sum, double count, double minimum, double maximum) {
        int at = open(second);
        minimums[at] = counts[at] == 0 ? minimum : Math.min(minimums[at], minimum);
        maximums[at] = counts[at] == 0 ? maximum : Math.max(maximums[at], maximum);
        counts[at] += count;
        sums[at] += sum;
    }

    /** Adds a duration in microseconds to a second. */
    public void addDuration(long second, long microseconds) {
        long bounded = Math.min(Math.max(microseconds, 0), Distributions.MAXIMUM);
        double amount = (double) bounded;
        add(second, amount, 1, amount, amount);
        if (growing != null && second == newest) {
            growing.recordValue(bounded);
        } else {
            IntCountsHistogram one = Distributions.create();
            one.recordValue(bounded);
            add(second, one);
        }
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

    /**
     * Returns the statistics of periods.
     *
     * @param from when the first period begins, cut to a second
     * @param to when the last period ends at the latest
     * @param period the length of each period, at least a second
     * @param scale what amounts are multiplied with to get the metric's unit
     * @return one point for each period with samples, the oldest first
     * @throws IllegalArgumentException if the period is not made of whole seconds
     */
    public List<Datapoint> read(Instant from, Instant to, Duration period, double scale) {
        long step = seconds(period);
        List<Datapoint> points = new ArrayList<>();
        if (newest == NONE) {
            return points;
        }
        long end = to.getEpochSecond();
        long begin = Math.max(from.getEpochSecond(), firstPeriod(from.getEpochSecond(), newest - seconds.length, step));
        for (long second = begin; second < end && second <= newest; second += step) {
            Summary summary = new Summary();
            read(second, Math.min(second + step, end), summary);
            if (!summary.isEmpty()) {
                points.add(summary.datapoint(Instant.ofEpochSecond(second), scale));
            }
        }
        return points;
    }

    /**
     * Returns the length of a period in seconds.
     *
     * @throws IllegalArgumentException if it is not made of whole seconds
     */
    public static long seconds(Duration period) {
        long step = period.toSeconds();
        if (step < 1 || !period.equals(Duration.ofSeconds(step))) {
            throw new IllegalArgumentException("period: " + period + " (expected: whole seconds, at least one)");
        }
        return step;
    }

    /** Returns the last begin of a period, counted from {@code from}, that is not after {@code oldest}. */
    private static long firstPeriod(long from, long oldest, long step) {
        return from + Math.floorDiv(oldest - from, step) * step;
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
