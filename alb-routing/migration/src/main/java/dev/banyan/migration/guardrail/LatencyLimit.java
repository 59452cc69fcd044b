package dev.banyan.migration.guardrail;

import java.time.Duration;
import java.util.Locale;

/**
 * The highest response time that the new side may have: {@code ratio x the old side's + slack}, at one quantile.
 *
 * @param percentile which quantile, more than 0 and less than 100, such as 99
 * @param ratio how many times the old side's
 * @param slack a time on top of that, for what the old side cannot have, such as a cold start
 */
public record LatencyLimit(double percentile, double ratio, Duration slack) {

    /** Below this the smaller half of a window decides, whatever the quantile. */
    private static final long FEWEST = 10;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one of them is out of its range
     */
    public LatencyLimit {
        if (!(percentile > 0 && percentile < 100)) {
            throw new IllegalArgumentException("percentile: " + percentile + " (expected: more than 0, less than 100)");
        }
        if (!(ratio >= 1 && ratio <= 1000)) {
            throw new IllegalArgumentException("ratio: " + ratio + " (expected: 1 to 1000)");
        }
        if (slack.isNegative()) {
            throw new IllegalArgumentException("slack: " + slack + " (expected: not negative)");
        }
    }

    /** Returns whether a time of the new side is above the limit. */
    public boolean isExceeded(double containerSeconds, double lambdaSeconds) {
        return lambdaSeconds > ratio * containerSeconds + slack.toNanos() / 1e9;
    }

    /** Returns how many requests each side needs in a window for the quantile to be more than the largest number. */
    public long fewestRequests() {
        return Math.max(FEWEST, Math.round(100 / (100 - percentile)));
    }

    /** Returns the statistic as CloudWatch names it, such as {@code p99} or {@code p99.9}. */
    public String statistic() {
        return percentile == Math.rint(percentile)
                ? "p" + (long) percentile
                : String.format(Locale.ROOT, "p%.2f", percentile).replaceAll("0+$", "");
    }
}
