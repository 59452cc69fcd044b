package dev.banyan.model;

import java.util.Locale;

/** A pattern over a whole value, where {@code *} is any text and {@code ?} any one character. Immutable. */
final class Glob {

    private final String pattern;
    private final boolean ignoreCase;

    private Glob(String pattern, boolean ignoreCase) {
        this.pattern = ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        this.ignoreCase = ignoreCase;
    }

    static Glob caseSensitive(String pattern) {
        return new Glob(pattern, false);
    }

    static Glob ignoringCase(String pattern) {
        return new Glob(pattern, true);
    }

    /** Matches in time proportional to the product of both lengths at worst, by going back to the last star only. */
    boolean matches(String text) {
        String value = ignoreCase ? text.toLowerCase(Locale.ROOT) : text;
        int at = 0;
        int position = 0;
        int star = -1;
        int resume = 0;
        while (position < value.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                resume = position;
            } else if (at < pattern.length() && fits(pattern.charAt(at), value.charAt(position))) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    private static boolean fits(char expected, char actual) {
        return expected == '?' || expected == actual;
    }
}
