package dev.banyan.model;

import java.util.List;

/**
 * Compares the method, letter by letter.
 *
 * @param values methods of A-Z, hyphen and underscore, up to 40 characters each
 */
public record HttpMethodCondition(List<String> values) implements Condition {

    private static final int MAXIMUM_LENGTH = 40;

    /** @throws InvalidRoutingException if there is no value or one is not a method */
    public HttpMethodCondition {
        values = ConditionValues.check("http-request-method", values);
        if (values.stream().anyMatch(value -> value.length() > MAXIMUM_LENGTH)) {
            throw InvalidRoutingException.validation(
                    "The 'http-request-method' value is too long; the limit is '" + MAXIMUM_LENGTH + "'");
        }
        if (!values.stream().allMatch(value -> value.matches("[A-Z_-]+"))) {
            throw InvalidRoutingException.validation(
                    "The 'http-request-method' value is invalid; the allowed characters are"
                            + " A-Z, hyphen and underscore");
        }
    }

    @Override
    public ConditionMatcher compile() {
        return request -> values.contains(request.method());
    }

    @Override
    public boolean covers(Condition other) {
        return other instanceof HttpMethodCondition narrow && values.containsAll(narrow.values);
    }

    @Override
    public String field() {
        return "http-request-method";
    }

    @Override
    public List<String> describe() {
        return values;
    }
}
