package dev.banyan.model;

import java.util.List;

/**
 * Compares the host asked for, in any case, with patterns.
 *
 * @param values the patterns
 */
public record HostHeaderCondition(List<String> values) implements Condition {

    /** @throws IllegalArgumentException if there is no value or one is empty or too long */
    public HostHeaderCondition {
        values = ConditionValues.check("host-header", values);
    }

    @Override
    public boolean matches(RoutingRequest request) {
        String host = request.host();
        return values.stream().anyMatch(value -> Glob.ignoringCase(value).matches(host));
    }

    @Override
    public String field() {
        return "host-header";
    }

    @Override
    public List<String> describe() {
        return values;
    }
}
