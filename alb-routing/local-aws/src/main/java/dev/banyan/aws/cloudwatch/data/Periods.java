package dev.banyan.aws.cloudwatch.data;

import dev.banyan.aws.cloudwatch.protocol.Input;
import dev.banyan.aws.wire.AwsException;
import java.time.Duration;
import java.time.Instant;

/**
 * A range of time made of whole periods.
 *
 * @param from when the first period begins
 * @param to when the last period ends
 */
public record Periods(Instant from, Instant to, Duration period) {

    private static final int MAXIMUM = 86_400;

    private static final int MINUTE = 60;

    /** Reads the length of a period. */
    public static int read(Input input) {
        int period = input.requiredInteger("Period", 1, Integer.MAX_VALUE);
        check(period, input);
        return period;
    }

    private static void check(int period, Input input) {
        boolean isShort = period == 1 || period == 5 || period == 10 || period == 20 || period == 30;
        if ((!isShort && period % MINUTE != 0) || period > MAXIMUM) {
            throw AwsException.of(
                    "InvalidParameterValue",
                    "The value " + period + " for parameter " + input.parameter("Period")
                            + " is invalid (expected: 1, 5, 10, 20, 30 or a multiple of 60 up to 86400).");
        }
    }

    /**
     * Returns the periods that a request asks for: the first begins at a full minute or, where it is shorter, at a
     * whole part of a minute, and the last one is not cut.
     */
    public static Periods of(Instant start, Instant end, int period) {
        long step = Math.min(period, MINUTE);
        long from = Math.floorDiv(start.getEpochSecond(), step) * step;
        long last = end.getNano() > 0 ? end.getEpochSecond() + 1 : end.getEpochSecond();
        long count = Math.max(0, -Math.floorDiv(from - last, (long) period));
        return new Periods(
                Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + count * period), Duration.ofSeconds(period));
    }

    /** Returns how many periods there are. */
    public long count() {
        return Duration.between(from, to).toSeconds() / period.toSeconds();
    }
}
