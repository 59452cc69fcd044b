package dev.banyan.model;

import java.util.List;

/**
 * Compares the method, letter by letter.
 *
 * @param values methods of A-Z, hyphen and underscore, up to 40 characters each
 */
public record HttpMethodCondition(List<String> values) implements Condition {

    /** @throws IllegalArgumentException if there is no value or one is not a method */
    public HttpMethodCondition {
        values = ConditionValues.check("http-request-method", values);
        if (!values.stream().allMatch(value -> value.matches("[A-Z_-]{1,40}"))) {
            throw new IllegalArgumentException("The 'http-request-method' value is invalid; the allowed characters are"
                    + " A-Z, hyphen and underscore");
        }
    }

    @Override
    public boolean matches(RoutingRequest request) {
        return values.contains(request.method());
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
