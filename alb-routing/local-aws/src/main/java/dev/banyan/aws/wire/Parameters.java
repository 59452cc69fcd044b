package dev.banyan.aws.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The parameters of a form or a query, in the order in which they came.
 *
 * @param values the values by their names, decoded
 */
public record Parameters(Map<String, String> values) {

    /** More than the largest request that means something: 1,000 targets with all their members. */
    private static final int MAXIMUM_COUNT = 10_000;

    private static final int MAXIMUM_NAME = 512;

    /** Copies the values. */
    public Parameters {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Parses a form.
     *
     * @throws AwsException if it holds a name twice, too many of them, or a broken escape
     */
    static Parameters parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        int start = 0;
        while (start < form.length()) {
            int end = form.indexOf('&', start);
            int stop = end < 0 ? form.length() : end;
            if (stop > start) {
                add(values, form.substring(start, stop));
            }
            start = stop + 1;
        }
        return new Parameters(values);
    }

    private static void add(Map<String, String> values, String pair) {
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        if (values.size() == MAXIMUM_COUNT) {
            throw malformed("more than " + MAXIMUM_COUNT + " parameters");
        }
        if (name.length() > MAXIMUM_NAME) {
            throw malformed("a parameter whose name is longer than " + MAXIMUM_NAME);
        }
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (values.putIfAbsent(name, value) != null) {
            throw malformed("the parameter " + name + " twice");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("a broken percent escape");
        }
    }

    private static AwsException malformed(String fault) {
        return AwsException.of("MalformedQueryString", "The query string contains a syntax error: " + fault);
    }

    /** Returns a value, or an empty text where there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }
}
