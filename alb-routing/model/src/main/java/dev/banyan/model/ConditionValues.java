package dev.banyan.model;

import java.util.List;

/** The limits that the values of every condition share. */
final class ConditionValues {

    static final int MAXIMUM_LENGTH = 128;

    private ConditionValues() {}

    static List<String> check(String field, List<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A condition value must be specified");
        }
        for (String value : values) {
            if (value.length() > MAXIMUM_LENGTH) {
                throw new IllegalArgumentException(
                        "The '" + field + "' value is too long; the limit is '" + MAXIMUM_LENGTH + "'");
            }
        }
        return List.copyOf(values);
    }
}
