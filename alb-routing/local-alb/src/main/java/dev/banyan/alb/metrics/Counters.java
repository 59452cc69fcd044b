package dev.banyan.alb.metrics;

import java.util.Arrays;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/**
 * What was counted since the last hand-over for one load balancer or one target group on one event loop. Used by that
 * loop only.
 */
public final class Counters {

    private final long[] sums = new long[Metric.NUMBER];

    /** These three only for metrics whose samples differ. */
    private final long[] counts = new long[Metric.NUMBER];

    private final long[] minimums = new long[Metric.NUMBER];
    private final long[] maximums = new long[Metric.NUMBER];

    private @Nullable IntCountsHistogram responseTimes;

    /** Connections that are open now; not part of a hand-over. */
    private int openConnections;

    private boolean changed;
    private int idleHandOvers;

    Counters() {}

    /** Counts one event. */
    public void add(Metric metric) {
        changed = true;
        sums[metric.index()]++;
    }

    /** Counts an event with its amount. */
    void add(Metric metric, long amount) {
        int at = metric.index();
        changed = true;
        sums[at] += amount;
        if (counts[at]++ == 0) {
            minimums[at] = amount;
            maximums[at] = amount;
        } else if (amount < minimums[at]) {
            minimums[at] = amount;
        } else if (amount > maximums[at]) {
            maximums[at] = amount;
        }
    }

    void addResponseTime(long microseconds) {
        long bounded = Math.min(Math.max(microseconds, 0), Distributions.MAXIMUM);
        add(Metric.TARGET_RESPONSE_TIME, bounded);
        IntCountsHistogram known = responseTimes;
        if (known == null) {
            known = Distributions.create();
            responseTimes = known;
        }
        known.recordValue(bounded);
    }

    /** Counts a connection that was opened. */
    public void opened() {
        add(Metric.NEW_CONNECTIONS);
        openConnections++;
    }

    /** Counts a connection that was closed. */
    public void closed() {
        openConnections--;
    }

    int openConnections() {
        return openConnections;
    }

    double sum(Metric metric) {
        return (double) sums[metric.index()];
    }

    double count(Metric metric) {
        return (double) counts[metric.index()];
    }

    double minimum(Metric metric) {
        return (double) minimums[metric.index()];
    }

    double maximum(Metric metric) {
        return (double) maximums[metric.index()];
    }

    @Nullable
    IntCountsHistogram responseTimes() {
        return responseTimes;
    }

    /** Returns whether anything was counted since the last hand-over. */
    boolean hasChanged() {
        return changed;
    }

    /** Returns how many hand-overs in a row found nothing, or 0 while a connection is open. */
    int idleHandOvers() {
        idleHandOvers = changed || openConnections > 0 ? 0 : idleHandOvers + 1;
        return idleHandOvers;
    }

    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        if (responseTimes != null) {
            responseTimes.reset();
        }
        changed = false;
    }
}
