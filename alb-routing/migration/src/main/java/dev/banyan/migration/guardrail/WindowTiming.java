package dev.banyan.migration.guardrail;

import java.time.Duration;

/**
 * How time is cut into windows.
 *
 * @param period the length of a window: 60 s on AWS, 1 s on a local endpoint
 * @param lateness how long metrics may take to arrive; a window is not looked at before
 * @param history how far before a step the container's own windows tell what is usual for it
 * @param longest how far back a step's own windows count: one that holds for weeks is judged by its last days
 */
public record WindowTiming(Duration period, Duration lateness, Duration history, Duration longest) {

    /** CloudWatch keeps periods shorter than a minute for three hours only. Stands first: the constants below are checked with it. */
    private static final Duration SHORT_PERIODS_KEPT = Duration.ofHours(3);

    private static final Duration MINUTES_KEPT = Duration.ofDays(15);

    /**
     * AWS: ALB metrics come every minute and up to three minutes late. Three days show even rare outbreaks a few
     * times; seven days are within the fifteen that CloudWatch keeps minutes for.
     */
    public static final WindowTiming AWS =
            new WindowTiming(Duration.ofSeconds(60), Duration.ofMinutes(3), Duration.ofDays(3), Duration.ofDays(7));

    /** A local endpoint: metrics can be read a fraction of a second after they were counted. */
    public static final WindowTiming LOCAL = new WindowTiming(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofMinutes(30));

    /**
     * Checks the times.
     *
     * @throws IllegalArgumentException if CloudWatch has no such windows
     */
    public WindowTiming {
        long seconds = period.toSeconds();
        boolean isShort = seconds == 1 || seconds == 5 || seconds == 10 || seconds == 20 || seconds == 30;
        if (!period.equals(Duration.ofSeconds(seconds)) || !(isShort || (seconds > 0 && seconds % 60 == 0))) {
            throw invalid("period", period, "1, 5, 10, 20, 30 seconds or whole minutes, as CloudWatch has");
        }
        if (lateness.isNegative()) {
            throw invalid("lateness", lateness, "not negative");
        }
        Duration kept = isShort ? SHORT_PERIODS_KEPT : MINUTES_KEPT;
        if (history.isNegative()
                || longest.compareTo(period) < 0
                || history.plus(longest).compareTo(kept) > 0) {
            throw invalid(
                    "history + longest", history.plus(longest), "at most " + kept + ", as CloudWatch keeps " + period);
        }
    }

    private static IllegalArgumentException invalid(String name, Duration value, String rule) {
        return new IllegalArgumentException(name + ": " + value + " (expected: " + rule + ")");
    }
}
