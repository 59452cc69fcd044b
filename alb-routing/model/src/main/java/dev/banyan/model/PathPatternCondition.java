package dev.banyan.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares the normalised path, in its own case and without the query, with patterns or regular
 * expressions.
 *
 * @param values the patterns, or none
 * @param regexValues the regular expressions, found anywhere in the path unless anchored, or none
 */
public record PathPatternCondition(List<String> values, List<String> regexValues) implements Condition {

    private static final String FIELD = "path-pattern";
    private static final Pattern PATH = Pattern.compile("([A-Za-z0-9_.$/~\"'@:+*?&-]|&amp;)+");

    /** @throws InvalidRoutingException if there is no value or one is no path pattern */
    public PathPatternCondition {
        ConditionValues.checkEither(FIELD, values, regexValues);
        for (String value : values) {
            if (!PATH.matcher(value).matches()) {
                throw InvalidRoutingException.expected(
                        FIELD, value, "letters, digits and _ - . $ / ~ \" ' @ : + & * ?");
            }
        }
        values = List.copyOf(values);
        regexValues = List.copyOf(regexValues);
    }

    /** Makes a condition of patterns. */
    public PathPatternCondition(List<String> values) {
        this(values, List.of());
    }

    /** Returns a condition of regular expressions. */
    public static PathPatternCondition ofRegex(List<String> regexValues) {
        return new PathPatternCondition(List.of(), regexValues);
    }

    @Override
    public ConditionMatcher compile() {
        Predicate<String> test = ConditionValues.compile(FIELD, globs(), regexValues, false);
        return request -> test.test(request.path());
    }

    List<Glob> globs() {
        return ConditionValues.globs(values, value -> Glob.caseSensitive(value.replace("&amp;", "&")));
    }

    @Override
    public int wildcards() {
        return ConditionValues.wildcards(globs());
    }

    @Override
    public boolean covers(Condition other) {
        return equals(other)
                || (other instanceof PathPatternCondition narrow
                        && narrow.regexValues.isEmpty()
                        && CompilableCondition.covers(globs(), narrow.globs()));
    }

    @Override
    public String field() {
        return FIELD;
    }

    @Override
    public List<String> describe() {
        return regexValues.isEmpty() ? values : regexValues;
    }
}
