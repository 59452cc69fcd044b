package dev.banyan.model;

import com.google.re2j.Matcher;
import java.util.ArrayList;
import java.util.List;

/**
 * The replacement of a rewrite: texts and references to groups. A dollar sign without a digit behind
 * it is itself; of several digits as many count as there are groups for. A group that took no part is
 * empty. Immutable.
 */
final class Replacement {

    private static final int TEXT = -1;

    private final List<Part> parts;
    private final int groups;

    /** A text, or the number of a group. */
    private record Part(String text, int group) {}

    private Replacement(List<Part> parts, int groups) {
        this.parts = parts;
        this.groups = groups;
    }

    static Replacement parse(String replace, int groups) {
        List<Part> parts = new ArrayList<>();
        int start = 0;
        int at = 0;
        while (at < replace.length()) {
            int end = endOfReference(replace, at, groups);
            if (end > at) {
                parts.add(new Part(replace.substring(start, at), TEXT));
                parts.add(new Part("", Integer.parseInt(replace.substring(at + 1, end))));
                start = end;
            }
            at = Math.max(end, at + 1);
        }
        parts.add(new Part(replace.substring(start), TEXT));
        return new Replacement(List.copyOf(parts), groups);
    }

    /** Returns where a reference that begins here ends, or this place if none begins. */
    private static int endOfReference(String replace, int at, int groups) {
        int end = at + 1;
        if (replace.charAt(at) != '$' || end == replace.length() || !isDigit(replace.charAt(end))) {
            return at;
        }
        int number = replace.charAt(end++) - '0';
        while (end < replace.length() && isDigit(replace.charAt(end))) {
            number = number * 10 + replace.charAt(end) - '0';
            if (number > groups) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** Returns whether every group exists; the API takes other replacements, but they cannot be done. */
    boolean isComplete() {
        return parts.stream().allMatch(part -> part.group <= groups);
    }

    /** Returns the replacement for what a matcher found. */
    String fill(Matcher matcher) {
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part.group == TEXT) {
                filled.append(part.text);
            } else if (part.group <= groups) {
                String group = matcher.group(part.group);
                filled.append(group == null ? "" : group);
            }
        }
        return filled.toString();
    }
}
