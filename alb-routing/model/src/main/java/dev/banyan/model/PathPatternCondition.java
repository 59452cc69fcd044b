package dev.banyan.model;

import java.util.List;

/**
 * Compares the normalised path, in its own case and without the query, with patterns.
 *
 * @param values the patterns
 */
public record PathPatternCondition(List<String> values) implements Condition {

    /** @throws IllegalArgumentException if there is no value or one is empty or too long */
    public PathPatternCondition {
        values = ConditionValues.check("path-pattern", values);
    }

    @Override
    public boolean matches(RoutingRequest request) {
        String path = request.path();
        return values.stream().anyMatch(value -> Glob.caseSensitive(value).matches(path));
    }

    @Override
    public String field() {
        return "path-pattern";
    }

    @Override
    public List<String> describe() {
        return values;
    }
}
