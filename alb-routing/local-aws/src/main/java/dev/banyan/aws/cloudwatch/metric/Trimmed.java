package dev.banyan.aws.cloudwatch.metric;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A statistic of the samples between two percentiles. Of many samples, a hundred evenly chosen ones stand for all.
 *
 * @param low the lower percentile
 * @param high the upper percentile
 */
record Trimmed(Kind kind, double low, double high) implements Statistic.Reading {

    private static final int MAXIMUM_RANKS = 100;

    /** What is computed. */
    enum Kind {
        /** The mean of the samples between. */
        MEAN,
        /** The mean of all samples, those outside moved to the nearer percentile. */
        WINSORIZED,
        /** The number of samples between. */
        COUNT,
        /** The sum of the samples between. */
        SUM;

        static Kind of(String prefix) {
            return switch (prefix.toLowerCase(Locale.ROOT)) {
                case "tm" -> MEAN;
                case "wm" -> WINSORIZED;
                case "tc" -> COUNT;
                default -> SUM;
            };
        }
    }

    @Override
    public OptionalDouble of(Statistics statistics) {
        if (statistics.percentile(100).isEmpty()) {
            return OptionalDouble.empty();
        }
        int ranks = (int) Math.max(1, Math.min(MAXIMUM_RANKS, Math.rint(statistics.count())));
        double sum = 0;
        int inside = 0;
        for (int rank = 0; rank < ranks; rank++) {
            double percent = 100 * (rank + 0.5) / ranks;
            boolean isInside = percent > low && percent <= high;
            inside += isInside ? 1 : 0;
            if (isInside || kind == Kind.WINSORIZED) {
                double place = Math.max(Math.min(percent, high), Math.max(low, Double.MIN_NORMAL));
                sum += statistics.percentile(place).orElse(0);
            }
        }
        return result(sum, inside, ranks, statistics.count());
    }

    private OptionalDouble result(double sum, int inside, int ranks, double count) {
        if (kind == Kind.WINSORIZED) {
            return OptionalDouble.of(sum / ranks);
        }
        if (inside == 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                switch (kind) {
                    case COUNT -> count * inside / ranks;
                    case SUM -> sum * count / ranks;
                    default -> sum / inside;
                });
    }
}
