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
     * Parses a matcher of HTTP codes such as {@code 200-299,302}.
     *
     * @throws InvalidRoutingException if {@code text} holds anything but codes from 200 to 499
     */
    public static StatusMatcher parse(String text) {
        return parse(text, "[2-4]\\d\\d", "codes or ranges from 200 to 499, such as 200-299,302");
    }

    /**
     * Parses a matcher of gRPC codes such as {@code 0,12}.
     *
     * @throws InvalidRoutingException if {@code text} holds anything but codes from 0 to 99
     */
    public static StatusMatcher parseGrpc(String text) {
        return parse(text, "\\d\\d?", "codes or ranges from 0 to 99, such as 0,12");
    }

    private static StatusMatcher parse(String text, String code, String rule) {
        List<Range> ranges = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String trimmed = part.trim();
            if (!trimmed.matches(code + "(-" + code + ")?")) {
                throw InvalidRoutingException.expected("matcher", text, rule);
            }
            int dash = trimmed.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? trimmed : trimmed.substring(0, dash));
            int to = Integer.parseInt(trimmed.substring(dash + 1));
            if (to < from) {
                throw InvalidRoutingException.expected("matcher", text, rule);
            }
            ranges.add(new Range(from, to));
        }
        return new StatusMatcher(ranges);
    }

    /** Returns whether a code passes. */
    public boolean matches(int statusCode) {
        return ranges.stream().anyMatch(range -> range.from() <= statusCode && statusCode <= range.to());
    }
}
