package dev.banyan.model;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How a request is matched, sentence by sentence and as slowly as the sentences read. */
final class NaiveRouting {

    private static final Pattern TRIPLET = Pattern.compile("%([0-9A-Fa-f]{2})");

    private NaiveRouting() {}

    /** The first rule whose conditions all hold, in order of priority. */
    static Rule match(Listener listener, StubRequest request) {
        for (Rule rule : listener.rules()) {
            if (rule.conditions().stream().allMatch(condition -> holds(condition, request))) {
                return rule;
            }
        }
        throw new AssertionError("no default rule");
    }

    /** One value of a condition is enough. */
    private static boolean holds(Condition condition, StubRequest request) {
        if (condition instanceof PathPatternCondition path) {
            String text = comparedPath(request.path());
            return path.values().stream().anyMatch(value -> fits(value, text))
                    || path.regexValues().stream().anyMatch(regex -> found(regex, text, 0));
        }
        if (condition instanceof HostHeaderCondition host) {
            return host.values().stream().anyMatch(value -> fits(small(value), small(request.host())))
                    || host.regexValues().stream()
                            .anyMatch(regex -> found(regex, request.host(), Pattern.CASE_INSENSITIVE));
        }
        if (condition instanceof HttpHeaderCondition header) {
            return request.headers(header.name()).stream().anyMatch(actual -> holds(header, actual));
        }
        if (condition instanceof QueryStringCondition query) {
            return query.values().stream().anyMatch(pair -> holds(pair, request.query()));
        }
        return ((HttpMethodCondition) condition).values().contains(request.method());
    }

    private static boolean holds(HttpHeaderCondition header, String actual) {
        return header.values().stream().anyMatch(value -> fits(small(value), small(actual)))
                || header.regexValues().stream().anyMatch(regex -> found(regex, actual, Pattern.CASE_INSENSITIVE));
    }

    /** A pair without a key asks for the value of any key. */
    private static boolean holds(QueryStringCondition.Pair wanted, @Nullable String query) {
        for (String pair : (query == null ? "" : query).split("&", -1)) {
            String[] parts = (pair + "=").split("=", 2);
            String value = parts[1].isEmpty() ? "" : parts[1].substring(0, parts[1].length() - 1);
            String key = wanted.key();
            boolean keyHolds = key == null || fits(small(key), small(parts[0]));
            if (!pair.isEmpty() && keyHolds && fits(small(wanted.value()), small(value))) {
                return true;
            }
        }
        return false;
    }

    private static String comparedPath(String raw) {
        String normal = normalised(raw);
        return (normal == null ? raw : normal).replaceAll("[\\x00-\\x1f\\x7f]", "");
    }

    /** Percent-decoded, slashes merged in pairs behind the first character, dot segments resolved; null for 400. */
    static @Nullable String normalised(String raw) {
        boolean broken = TRIPLET.matcher(raw).replaceAll("").contains("%") || raw.contains("%00");
        if (broken || raw.toLowerCase(Locale.ROOT).startsWith("%2f")) {
            return null;
        }
        String path = TRIPLET.matcher(raw).replaceAll(NaiveRouting::decoded);
        if (!path.startsWith("/")) {
            return path;
        }
        path = "/" + path.substring(1).replace("//", "/");
        Pattern here = Pattern.compile("/\\.(/|\\z)");
        while (here.matcher(path).find()) {
            path = here.matcher(path).replaceFirst("/");
        }
        Pattern up = Pattern.compile("/[^/]*/\\.\\.(/|\\z)");
        while (!path.matches("(?s)/\\.\\.(/.*)?") && up.matcher(path).find()) {
            path = up.matcher(path).replaceFirst("/");
        }
        return path.matches("(?s)/\\.\\.(/.*)?") ? null : path;
    }

    private static String decoded(java.util.regex.MatchResult triplet) {
        return Matcher.quoteReplacement(Character.toString(Integer.parseInt(triplet.group(1), 16)));
    }

    private static boolean found(String regex, String text, int flags) {
        return Pattern.compile(regex, flags).matcher(text).find();
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A star is any text, a question mark any one character, and the whole text counts. */
    static boolean fits(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '*') {
            return fits(rest, text) || (!text.isEmpty() && fits(pattern, text.substring(1)));
        }
        return !text.isEmpty() && (first == '?' || first == text.charAt(0)) && fits(rest, text.substring(1));
    }
}
