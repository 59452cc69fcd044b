package dev.banyan.alb.metrics;

import java.time.Instant;
import org.HdrHistogram.IntCountsHistogram;
import org.jspecify.annotations.Nullable;

/** Puts the seconds of a period together. Used by one thread. */
final class Summary {

    private double sum;
    private double count;
    private double minimum;
    private double maximum;
    private @Nullable IntCountsHistogram distribution;

    void add(double moreSum, double moreCount, double smaller, double larger) {
        minimum = count == 0 ? smaller : Math.min(minimum, smaller);
        maximum = count == 0 ? larger : Math.max(maximum, larger);
        sum += moreSum;
        count += moreCount;
    }

    void add(IntCountsHistogram more) {
        IntCountsHistogram merged = distribution;
        if (merged == null) {
            merged = Distributions.create();
            distribution = merged;
        }
        merged.add(more);
    }

    boolean isEmpty() {
        return count == 0;
    }

    Datapoint datapoint(Instant time, double scale) {
        return new Datapoint(time, count, sum * scale, minimum * scale, maximum * scale, scale, distribution);
    }
}
