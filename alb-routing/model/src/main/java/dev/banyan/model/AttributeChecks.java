package dev.banyan.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The ranges of attribute values. A key that was not set is not checked. */
final class AttributeChecks {

    private static final int MAXIMUM_LENGTH = 1024;

    private AttributeChecks() {}

    static void checkNumber(Map<String, String> values, String key, int from, int to) {
        String value = values.get(key);
        if (value != null && !isNumber(value, from, to)) {
            throw InvalidRoutingException.validation(
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
                throw InvalidRoutingException.validation(
                        "The value of '" + key + "' must be 'true' or 'false', but was '" + value + "'");
            }
        }
    }

    static void checkChoice(Map<String, String> values, String key, List<String> allowed) {
        String value = values.get(key);
        if (value != null && !allowed.contains(value)) {
            throw InvalidRoutingException.expected(key, value, "one of " + allowed);
        }
    }

    /** Checks where a log goes: a log that is kept needs a bucket, and AWS itself adds AWSLogs to its keys. */
    static void checkLog(Map<String, String> values, String log) {
        if (values.getOrDefault(log + ".enabled", "false").equals("true") && !values.containsKey(log + ".bucket")) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_CONFIGURATION_REQUEST,
                    log + ".bucket: missing (expected: a bucket's name where " + log + ".enabled is true)");
        }
        String prefix = values.getOrDefault(log + ".prefix", "");
        if (prefix.contains("AWSLogs")) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_CONFIGURATION_REQUEST,
                    log + ".prefix: " + prefix + " (expected: a prefix without AWSLogs)");
        }
        checkLength(values, log + ".bucket");
        checkLength(values, log + ".prefix");
    }

    private static void checkLength(Map<String, String> values, String key) {
        int length = values.getOrDefault(key, "").length();
        if (length > MAXIMUM_LENGTH) {
            throw InvalidRoutingException.expected(key, length + " characters", "up to " + MAXIMUM_LENGTH);
        }
    }

    /** @throws InvalidRoutingException if a key is none of those that exist */
    static void refuseUnknown(Map<String, String> values, Set<String> known) {
        for (String key : new TreeSet<>(values.keySet())) {
            if (!known.contains(key)) {
                throw new InvalidRoutingException(ErrorCode.INVALID_CONFIGURATION_REQUEST, "Key " + key + " not valid");
            }
        }
    }

    /** Returns what is set: an empty text means the default of a load balancer's or listener's attribute. */
    static Map<String, String> withoutResets(Map<String, String> values) {
        Map<String, String> kept = new HashMap<>(values);
        kept.values().removeIf(String::isEmpty);
        return Map.copyOf(kept);
    }
}
