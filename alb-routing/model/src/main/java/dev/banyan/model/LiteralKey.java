package dev.banyan.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A literal part of a path or host pattern, by which the rules that could match are found.
 *
 * @param place where the part stands
 * @param text the part; turned around where it stands at the end
 * @param whole whether the part is the whole pattern
 */
record LiteralKey(Place place, String text, boolean whole) {

    /** Which text a part belongs to, and at which end. */
    enum Place {
        PATH_START,
        PATH_END,
        HOST_START,
        HOST_END
    }

    /** Returns one key for each pattern of a rule's path condition, or null if that cannot be. */
    static @Nullable List<LiteralKey> ofPath(Rule rule) {
        for (Condition condition : rule.conditions()) {
            if (condition instanceof PathPatternCondition path
                    && path.regexValues().isEmpty()) {
                return of(path.globs(), Place.PATH_START, Place.PATH_END);
            }
        }
        return null;
    }

    /** Returns one key for each pattern of a rule's host condition, or null if that cannot be. */
    static @Nullable List<LiteralKey> ofHost(Rule rule) {
        for (Condition condition : rule.conditions()) {
            if (condition instanceof HostHeaderCondition host
                    && host.regexValues().isEmpty()) {
                return of(host.globs(), Place.HOST_START, Place.HOST_END);
            }
        }
        return null;
    }

    private static @Nullable List<LiteralKey> of(List<Glob> globs, Place start, Place end) {
        List<LiteralKey> keys = new ArrayList<>();
        for (Glob glob : globs) {
            String prefix = glob.prefix();
            String suffix = glob.suffix();
            if (prefix.isEmpty() && suffix.isEmpty()) {
                return null;
            }
            boolean fromStart = prefix.length() >= suffix.length();
            keys.add(
                    fromStart
                            ? new LiteralKey(start, prefix, glob.isLiteral())
                            : new LiteralKey(end, reversed(suffix), false));
        }
        return keys;
    }

    static String reversed(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
