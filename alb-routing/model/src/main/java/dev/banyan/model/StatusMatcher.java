package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The status codes that a health check accepts: codes and ranges, separated by commas.
 *
 * @param ranges the ranges, a single code being a range of one
 */
public record StatusMatcher(List<Range> ranges) {

    /**
     * Codes from one to another.
     *
     * @param from the first code
     * @param to the last code
     */
    public record Range(int from, int to) {}

    /** Copies the ranges. */
    public StatusMatcher {
        ranges = List.copyOf(ranges);
    }

    /**
     * Parses a matcher such as {@code 200-299,302}.
     *
     * @throws IllegalArgumentException if {@code text} holds anything but codes from 200 to 499
     */
    public static StatusMatcher parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String trimmed = part.trim();
            if (!trimmed.matches("[2-4]\\d\\d(-[2-4]\\d\\d)?")) {
                throw new IllegalArgumentException(
                        "matcher: " + text + " (expected: codes or ranges from 200 to 499, such as 200-299,302)");
            }
            int from = Integer.parseInt(trimmed.substring(0, 3));
            ranges.add(new Range(from, trimmed.length() == 3 ? from : Integer.parseInt(trimmed.substring(4))));
        }
        return new StatusMatcher(ranges);
    }

    /** Returns whether a code passes. */
    public boolean matches(int statusCode) {
        return ranges.stream().anyMatch(range -> range.from() <= statusCode && statusCode <= range.to());
    }
}
