package dev.banyan.model;

import java.util.List;
import java.util.function.Predicate;

/**
 * Compares each occurrence of a header, in any case, with patterns or regular expressions.
 *
 * @param name the header's name, up to 40 characters, without wildcards
 * @param values the patterns, or none
 * @param regexValues the regular expressions, found anywhere in a value unless anchored, or none
 */
public record HttpHeaderCondition(String name, List<String> values, List<String> regexValues) implements Condition {

    private static final String FIELD = "http-header";
    private static final int MAXIMUM_NAME = 40;

    /** @throws InvalidRoutingException if the name or a value is outside its rule */
    public HttpHeaderCondition {
        if (name.length() > MAXIMUM_NAME) {
            throw InvalidRoutingException.validation(
                    "The 'HttpHeaderName' value is too long; the limit is '" + MAXIMUM_NAME + "'");
        }
        if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            throw InvalidRoutingException.expected("httpHeaderName", name, "a header name of up to 40 characters");
        }
        if (name.equalsIgnoreCase("host")) {
            throw InvalidRoutingException.expected("httpHeaderName", "host", "a host-header condition instead");
        }
        ConditionValues.checkEither(FIELD, values, regexValues);
        values = List.copyOf(values);
        regexValues = List.copyOf(regexValues);
    }

    /** Makes a condition of patterns. */
    public HttpHeaderCondition(String name, List<String> values) {
        this(name, values, List.of());
    }

    /** Returns a condition of regular expressions. */
    public static HttpHeaderCondition ofRegex(String name, List<String> regexValues) {
        return new HttpHeaderCondition(name, List.of(), regexValues);
    }

    @Override
    public ConditionMatcher compile() {
        String key = Visible.lowerCase(name);
        Predicate<String> test = ConditionValues.compile(FIELD, globs(), regexValues, true);
        return request -> {
            for (String value : request.headers(key)) {
                if (test.test(value)) {
                    return true;
                }
            }
            return false;
        };
    }

    private List<Glob> globs() {
        return ConditionValues.globs(values, Glob::ignoringCase);
    }

    @Override
    public int wildcards() {
        return ConditionValues.wildcards(globs());
    }

    @Override
    public boolean covers(Condition other) {
        return equals(other)
                || (other instanceof HttpHeaderCondition narrow
                        && narrow.name.equalsIgnoreCase(name)
                        && narrow.regexValues.isEmpty()
                        && CompilableCondition.covers(globs(), narrow.globs()));
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public List<String> describe() {
        List<String> patterns = regexValues.isEmpty() ? values : regexValues;
        return patterns.stream().map(value -> name + "=" + value).toList();
    }
}
