package dev.banyan.cdk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The conditions of a listener rule, all of which must hold. Within one condition any value may
 * match. A pattern covers the whole value: {@code /orders/*} does not match {@code /orders}.
 *
 * <pre>{@code
 * RuleConditions.builder().paths("/orders", "/orders/*").methods("GET", "HEAD").build()
 * }</pre>
 *
 * <p>Limits of ELBv2 that are checked here: {@value #MAXIMUM_VALUES} values and {@value
 * #MAXIMUM_WILDCARDS} wildcards per rule, {@value #MAXIMUM_LENGTH} characters per value. Immutable.
 */
public final class RuleConditions {

    static final int MAXIMUM_VALUES = 5;
    static final int MAXIMUM_WILDCARDS = 6;
    static final int MAXIMUM_LENGTH = 128;

    private final List<Map<String, Object>> conditions;
    private final List<String> values;
    private final int wildcards;

    private RuleConditions(Builder builder) {
        conditions = List.copyOf(builder.conditions);
        values = List.copyOf(builder.values);
        wildcards = builder.wildcards;
    }

    /** Starts with no condition. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same conditions and one more on a header; see {@link Builder#header}. */
    public RuleConditions and(String header, String... patterns) {
        return new Builder(this).header(header, patterns).build();
    }

    /** The value of {@code Conditions} as CloudFormation writes it, keys in a fixed order. */
    List<Map<String, Object>> toProperties() {
        return conditions;
    }

    /** Collects conditions; {@link #build()} checks the rule as a whole. Not thread-safe. */
    public static final class Builder {

        private final List<Map<String, Object>> conditions = new ArrayList<>();
        private final List<String> values = new ArrayList<>();
        private int wildcards;

        private Builder() {}

        private Builder(RuleConditions base) {
            conditions.addAll(base.conditions);
            values.addAll(base.values);
            wildcards = base.wildcards;
        }

        /**
         * The path of the request, case-sensitive, with wildcards {@code *} and {@code ?}.
         *
         * @throws IllegalArgumentException if a pattern does not begin with {@code /}
         */
        public Builder paths(String... patterns) {
            for (String pattern : patterns) {
                boolean rooted = pattern.startsWith("/") || Arguments.isDeferred(pattern);
                Arguments.check(rooted, "path", pattern, "begins with /");
            }
            return once("path-pattern", "PathPatternConfig", patterns, true);
        }

        /** The host name without port, in any case, with wildcards. */
        public Builder hosts(String... patterns) {
            return once("host-header", "HostHeaderConfig", patterns, true);
        }

        /** The method, exactly as written. */
        public Builder methods(String... methods) {
            for (String method : methods) {
                Arguments.check(method.matches("[A-Z_-]{1,40}"), "method", method, "1 to 40 of A-Z, - and _");
            }
            return once("http-request-method", "HttpRequestMethodConfig", methods, false);
        }

        /** The address that opened the connection, as CIDR blocks. */
        public Builder sourceIps(String... blocks) {
            return once("source-ip", "SourceIpConfig", blocks, false);
        }

        /** A header other than Host; name and value in any case, wildcards in the value only. */
        public Builder header(String name, String... patterns) {
            boolean token = name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,40}");
            Arguments.check(token && !name.equalsIgnoreCase("host"), "header", name, "a header name other than Host");
            Map<String, Object> config = new LinkedHashMap<>();
            config.put("HttpHeaderName", name);
            config.put("Values", accept("http-header", patterns, true));
            return add("http-header", "HttpHeaderConfig", config);
        }

        /** A pair of the query, in any case, with wildcards in both. */
        public Builder query(String key, String value) {
            accept("query-string", new String[] {value}, true);
            countWildcards(key);
            Map<String, Object> pair = new LinkedHashMap<>();
            pair.put("Key", key);
            pair.put("Value", value);
            return add("query-string", "QueryStringConfig", values(List.of(pair)));
        }

        /**
         * The conditions so far.
         *
         * @throws IllegalArgumentException if there is none, or more values or wildcards than ELBv2 takes
         */
        public RuleConditions build() {
            Arguments.check(
                    !values.isEmpty() && values.size() <= MAXIMUM_VALUES,
                    "conditions",
                    values.size() + " values",
                    "1 to " + MAXIMUM_VALUES + " values per rule");
            Arguments.check(
                    wildcards <= MAXIMUM_WILDCARDS,
                    "conditions",
                    wildcards + " wildcards",
                    "at most " + MAXIMUM_WILDCARDS + " wildcards per rule");
            return new RuleConditions(this);
        }

        private Builder once(String field, String member, String[] patterns, boolean wildcardsCount) {
            boolean isNew = conditions.stream().noneMatch(present -> field.equals(present.get("Field")));
            Arguments.check(isNew, "conditions", "a second " + field, "at most one " + field + " per rule");
            return add(field, member, values(accept(field, patterns, wildcardsCount)));
        }

        private Builder add(String field, String member, Map<String, Object> config) {
            Map<String, Object> condition = new LinkedHashMap<>();
            condition.put("Field", field);
            condition.put(member, config);
            conditions.add(condition);
            return this;
        }

        private List<String> accept(String field, String[] patterns, boolean wildcardsCount) {
            Arguments.check(patterns.length > 0, field, "no value", "at least one value");
            for (String pattern : patterns) {
                boolean fits = !pattern.isEmpty() && pattern.length() <= MAXIMUM_LENGTH;
                Arguments.check(
                        fits || Arguments.isDeferred(pattern),
                        field,
                        pattern,
                        "1 to " + MAXIMUM_LENGTH + " characters");
                if (wildcardsCount) {
                    countWildcards(pattern);
                }
                values.add(pattern);
            }
            return Arrays.asList(patterns);
        }

        private void countWildcards(String pattern) {
            wildcards += (int) pattern.chars().filter(c -> c == '*' || c == '?').count();
        }

        private static Map<String, Object> values(List<?> values) {
            Map<String, Object> config = new LinkedHashMap<>();
            config.put("Values", values);
            return config;
        }
    }
}
