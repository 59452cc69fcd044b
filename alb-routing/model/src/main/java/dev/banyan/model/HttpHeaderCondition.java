package dev.banyan.model;

import java.util.List;

/**
 * Compares each occurrence of a header, in any case, with patterns.
 *
 * @param name the header's name, up to 40 characters, without wildcards
 * @param values the patterns
 */
public record HttpHeaderCondition(String name, List<String> values) implements Condition {

    private static final int MAXIMUM_NAME = 40;

    /** @throws IllegalArgumentException if the name or a value is outside its rule */
    public HttpHeaderCondition {
        values = ConditionValues.check("http-header", values);
        if (name.length() > MAXIMUM_NAME || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw new IllegalArgumentException("name: " + name + " (expected: a header name of up to 40 characters)");
        }
        if (name.equalsIgnoreCase("host")) {
            throw new IllegalArgumentException("name: host (expected: a host-header condition instead)");
        }
    }

    @Override
    public boolean matches(RoutingRequest request) {
        return request.headers(name).stream().anyMatch(this::matchesValue);
    }

    private boolean matchesValue(String actual) {
        return values.stream().anyMatch(value -> Glob.ignoringCase(value).matches(actual));
    }

    @Override
    public String field() {
        return "http-header";
    }

    @Override
    public List<String> describe() {
        return values.stream().map(value -> name + "=" + value).toList();
    }
}
