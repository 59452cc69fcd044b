package dev.banyan.model;

/**
 * A pattern over a whole value, where {@code *} is any text and {@code ?} any one character.
 * Immutable.
 */
final class Glob {

    /** Stands in the tokens for {@code *}; no request holds this character. */
    private static final char STAR = '\uffff';
    /** Stands in the tokens for {@code ?}. */
    private static final char ANY = '\ufffe';

    private final String tokens;
    private final boolean ignoreCase;

    private Glob(String tokens, boolean ignoreCase) {
        this.tokens = tokens;
        this.ignoreCase = ignoreCase;
    }

    static Glob caseSensitive(String pattern) {
        return new Glob(tokens(pattern, false), false);
    }

    static Glob ignoringCase(String pattern) {
        return new Glob(Visible.lowerCase(tokens(pattern, false)), true);
    }

    /** Returns a pattern in which {@code \*} and {@code \?} are the characters themselves. */
    static Glob escapedIgnoringCase(String pattern) {
        return new Glob(Visible.lowerCase(tokens(pattern, true)), true);
    }

    private static String tokens(String pattern, boolean escapes) {
        StringBuilder tokens = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            boolean escaped = escapes && character == '\\' && i + 1 < pattern.length();
            if (escaped && isWildcard(pattern.charAt(i + 1))) {
                tokens.append(pattern.charAt(++i));
            } else {
                tokens.append(character == '*' ? STAR : character == '?' ? ANY : character);
            }
        }
        return tokens.toString();
    }

    private static boolean isWildcard(char character) {
        return character == '*' || character == '?';
    }

    /** Returns how many wildcards the pattern holds. */
    int wildcards() {
        return (int)
                tokens.chars().filter(token -> token == STAR || token == ANY).count();
    }

    /** Returns the text before the first wildcard, which is all of it where there is none. */
    String prefix() {
        int end = 0;
        while (end < tokens.length() && tokens.charAt(end) < ANY) {
            end++;
        }
        return tokens.substring(0, end);
    }

    /** Returns the text behind the last wildcard, which is all of it where there is none. */
    String suffix() {
        int start = tokens.length();
        while (start > 0 && tokens.charAt(start - 1) < ANY) {
            start--;
        }
        return tokens.substring(start);
    }

    /** Returns whether the pattern is a text without wildcards. */
    boolean isLiteral() {
        return wildcards() == 0;
    }

    /** Returns whether a whole text fits. */
    boolean matches(String text) {
        return fitsAll(text);
    }

    /** Returns whether every text that fits the other pattern fits this one; a no may be wrong in rare cases. */
    boolean covers(Glob other) {
        return fitsAll(other.tokens);
    }

    /** Takes time proportional to the product of both lengths at worst, by going back to the last star only. */
    private boolean fitsAll(String text) {
        int at = 0;
        int position = 0;
        int star = -1;
        int resume = 0;
        while (position < text.length()) {
            char token = at < tokens.length() ? tokens.charAt(at) : 0;
            if (token == STAR) {
                star = at++;
                resume = position;
            } else if (at < tokens.length() && fits(token, text.charAt(position))) {
                at++;
                position++;
            } else if (star >= 0) {
                at = star + 1;
                position = ++resume;
            } else {
                return false;
            }
        }
        while (at < tokens.length() && tokens.charAt(at) == STAR) {
            at++;
        }
        return at == tokens.length();
    }

    /** A star of another pattern fits a star only. */
    private boolean fits(char token, char actual) {
        return token == ANY ? actual != STAR : token == (ignoreCase ? Visible.lowerCase(actual) : actual);
    }
}
