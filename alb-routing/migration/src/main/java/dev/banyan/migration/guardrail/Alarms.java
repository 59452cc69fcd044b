package dev.banyan.migration.guardrail;

import java.util.List;

/**
 * CloudWatch alarms of yours that a shift must not turn red.
 *
 * @param watched the alarms' names, metric alarms or composite ones
 * @param ignoreRed whether one that is red already before a step does not count until it has been green
 */
public record Alarms(List<String> watched, boolean ignoreRed) {

    /** No alarms. */
    public static final Alarms NONE = new Alarms(List.of(), false);

    /** What one call of DescribeAlarms takes. */
    private static final int MOST = 100;

    /**
     * Checks and copies the names.
     *
     * @throws IllegalArgumentException if one is empty or named twice, or there are more than 100
     */
    public Alarms {
        watched = List.copyOf(watched);
        if (watched.size() > MOST) {
            throw new IllegalArgumentException("alarms: " + watched.size() + " (expected: at most " + MOST + ")");
        }
        for (String name : watched) {
            if (name.isBlank() || watched.indexOf(name) != watched.lastIndexOf(name)) {
                throw new IllegalArgumentException(
                        "alarms: '" + name + "' (expected: names that are not empty, each once)");
            }
        }
    }
}
