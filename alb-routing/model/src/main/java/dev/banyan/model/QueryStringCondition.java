package dev.banyan.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the pairs of the query, as sent and in any case, with patterns, in which {@code \*} and
 * {@code \?} are the characters themselves.
 *
 * @param values the pairs asked for; one of them is enough
 */
public record QueryStringCondition(List<Pair> values) implements Condition {

    private static final String FIELD = "query-string";

    /**
     * A pair asked for.
     *
     * @param key the pattern of the key, or null for any key
     * @param value the pattern of the value
     */
    public record Pair(@Nullable String key, String value) {}

    /** A pair with its patterns compiled; a key of null is any key. */
    private record PairMatcher(@Nullable Glob key, Glob value) {

        static PairMatcher of(Pair pair) {
            String wanted = pair.key();
            return new PairMatcher(
                    wanted == null ? null : Glob.escapedIgnoringCase(wanted), Glob.escapedIgnoringCase(pair.value()));
        }

        boolean matches(RequestView.Pair actual) {
            return (key == null || key.matches(actual.key())) && value.matches(actual.value());
        }

        boolean covers(PairMatcher narrow) {
            Glob other = narrow.key;
            return (key == null || (other != null && key.covers(other))) && value.covers(narrow.value);
        }

        int wildcards() {
            return value.wildcards() + (key == null ? 0 : key.wildcards());
        }
    }

    /** @throws InvalidRoutingException if there is no pair, or a key or value is empty or too long */
    public QueryStringCondition {
        values = List.copyOf(values);
        if (values.stream().anyMatch(pair -> pair.value().isEmpty())) {
            throw InvalidRoutingException.validation("A 'Value' must be specified in 'QueryStringKeyValuePair'");
        }
        ConditionValues.check(FIELD, values.stream().map(Pair::value).toList());
        for (Pair pair : values) {
            String key = pair.key();
            if (key != null) {
                ConditionValues.checkText(FIELD, key);
            }
        }
    }

    @Override
    public ConditionMatcher compile() {
        List<PairMatcher> wanted = matchers();
        return request -> {
            for (RequestView.Pair actual : request.query()) {
                for (PairMatcher pair : wanted) {
                    if (pair.matches(actual)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private List<PairMatcher> matchers() {
        return values.stream().map(PairMatcher::of).toList();
    }

    @Override
    public int wildcards() {
        return matchers().stream().mapToInt(PairMatcher::wildcards).sum();
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof QueryStringCondition narrow
                && narrow.matchers().stream()
                        .allMatch(pair -> matchers().stream().anyMatch(wide -> wide.covers(pair)));
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public List<String> describe() {
        return values.stream()
                .map(pair -> pair.key() == null ? pair.value() : pair.key() + "=" + pair.value())
                .toList();
    }
}
