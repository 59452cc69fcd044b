package dev.banyan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the pairs of the query, as sent and in any case, with patterns.
 *
 * @param values the pairs asked for; one of them is enough
 */
public record QueryStringCondition(List<Pair> values) implements Condition {

    /**
     * A pair asked for.
     *
     * @param key the pattern of the key, or null for any key
     * @param value the pattern of the value
     */
    public record Pair(@Nullable String key, String value) {}

    /** @throws IllegalArgumentException if there is no value or one is empty or too long */
    public QueryStringCondition {
        values = List.copyOf(values);
        ConditionValues.check("query-string", values.stream().map(Pair::value).toList());
    }

    @Override
    public boolean matches(RoutingRequest request) {
        String query = request.query();
        if (query == null) {
            return false;
        }
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!pair.isEmpty() && values.stream().anyMatch(wanted -> matches(wanted, key, value))) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Pair wanted, String key, String value) {
        String wantedKey = wanted.key();
        return (wantedKey == null || Glob.ignoringCase(wantedKey).matches(key))
                && Glob.ignoringCase(wanted.value()).matches(value);
    }

    @Override
    public String field() {
        return "query-string";
    }

    @Override
    public List<String> describe() {
        return values.stream()
                .map(pair -> pair.key() == null ? pair.value() : pair.key() + "=" + pair.value())
                .toList();
    }
}
