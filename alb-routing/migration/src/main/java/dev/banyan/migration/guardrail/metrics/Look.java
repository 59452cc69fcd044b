package dev.banyan.migration.guardrail.metrics;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that a look covers, cut to whole windows.
 *
 * @param historyFrom when the history of the container begins
 * @param from when the first window of the step begins
 * @param to when the last window ends that all its metrics had time to arrive for; not before {@code from}
 * @param period the length of a window
 */
public record Look(Instant historyFrom, Instant from, Instant to, Duration period) {

    /**
     * Returns the look at a step.
     *
     * @param since when the step's bake began
     * @param now the time
     * @param period the length of a window
     * @param lateness how long metrics may take to arrive
     * @param history how long before the step the history begins, at least; CloudWatch counts periods from there, so it
     *     is cut to the longest one
     * @param longest how far back the step's own windows count
     */
    public static Look of(
            Instant since, Instant now, Duration period, Duration lateness, Duration history, Duration longest) {
        Instant oldest = now.minus(longest);
        Instant from = ceiling(since.isBefore(oldest) ? oldest : since, period);
        Instant closed = floor(now.minus(lateness), period);
        return new Look(
                floor(from.minus(history), RouteMetrics.longestPeriod(period)),
                from,
                closed.isBefore(from) ? from : closed,
                period);
    }

    /** Returns how many windows of the step are closed. */
    public long windows() {
        return Duration.between(from, to).dividedBy(period);
    }

    static Instant floor(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    static Instant ceiling(Instant time, Duration period) {
        Instant floor = floor(time, period);
        return floor.equals(time) ? floor : floor.plus(period);
    }
}
