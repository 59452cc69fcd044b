package dev.banyan.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * Regular expressions of conditions and transforms: RE2's syntax without Unicode classes. RE2 itself
 * has no look-around, back-references, atomic groups, possessive quantifiers or recursion.
 *
 * <p>Two things are not documented and therefore chosen. An expression is found anywhere in a text
 * unless it is anchored, because AWS anchors nearly all of its examples. Its case counts where the case
 * of a pattern would: in paths, but not in hosts and headers.
 */
final class Regex {

    private Regex() {}

    /**
     * Compiles an expression.
     *
     * @param name what the expression is, for the message
     * @throws InvalidRoutingException if the syntax is broken or not supported
     */
    static Pattern compile(String name, String regex, boolean ignoreCase) {
        if (hasUnicodeClass(regex)) {
            throw refused(name, regex, "Unicode classes are not supported");
        }
        try {
            return Pattern.compile(regex, ignoreCase ? Pattern.CASE_INSENSITIVE : 0);
        } catch (PatternSyntaxException e) {
            throw refused(name, regex, e.getDescription());
        }
    }

    private static InvalidRoutingException refused(String name, String regex, String reason) {
        return InvalidRoutingException.expected(name, regex, "a regular expression; " + reason);
    }

    /** Looks for {@code \p} and {@code \P}, whose backslash is not itself escaped. */
    private static boolean hasUnicodeClass(String regex) {
        for (int i = 0; i + 1 < regex.length(); i++) {
            if (regex.charAt(i) == '\\') {
                i++;
                if (regex.charAt(i) == 'p' || regex.charAt(i) == 'P') {
                    return true;
                }
            }
        }
        return false;
    }
}
