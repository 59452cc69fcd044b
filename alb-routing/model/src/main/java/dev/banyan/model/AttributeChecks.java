package dev.banyan.model;

import java.util.List;
import java.util.Map;

/** The ranges of attribute values. A key that was not set is not checked. */
final class AttributeChecks {

    private AttributeChecks() {}

    static void checkNumber(Map<String, String> values, String key, int from, int to) {
        String value = values.get(key);
        if (value != null && !isNumber(value, from, to)) {
            throw new IllegalArgumentException(
                    "'" + key + "' value '" + value + "' must be between '" + from + "-" + to + "' inclusive");
        }
    }

    private static boolean isNumber(String value, int from, int to) {
        return value.matches("\\d{1,9}") && Integer.parseInt(value) >= from && Integer.parseInt(value) <= to;
    }

    static void checkFlags(Map<String, String> values, String... keys) {
        for (String key : keys) {
            String value = values.get(key);
            if (value != null && !List.of("true", "false").contains(value)) {
                throw new IllegalArgumentException(
                        "The value of '" + key + "' must be 'true' or 'false', but was '" + value + "'");
            }
        }
    }

    static void checkChoice(Map<String, String> values, String key, List<String> allowed) {
        String value = values.get(key);
        if (value != null && !allowed.contains(value)) {
            throw new IllegalArgumentException(key + ": " + value + " (expected: one of " + allowed + ")");
        }
    }
}
