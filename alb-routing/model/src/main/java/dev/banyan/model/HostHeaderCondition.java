package dev.banyan.model;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Compares the host asked for, in any case, with patterns or regular expressions.
 *
 * @param values the patterns, or none
 * @param regexValues the regular expressions, found anywhere in the host unless anchored, or none
 */
public record HostHeaderCondition(List<String> values, List<String> regexValues) implements Condition {

    private static final String FIELD = "host-header";
    /** Some translations of the documentation allow digits behind the last dot; the original does not. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.*?-]*\\.[A-Za-z]+");

    /** @throws InvalidRoutingException if there is no value or one is no host pattern */
    public HostHeaderCondition {
        ConditionValues.checkEither(FIELD, values, regexValues);
        for (String value : values) {
            if (!HOST.matcher(value).matches()) {
                throw InvalidRoutingException.expected(
                        FIELD, value, "letters, digits, - _ . * ? with a dot, and only letters behind the last one");
            }
        }
        values = List.copyOf(values);
        regexValues = List.copyOf(regexValues);
    }

    /** Makes a condition of patterns. */
    public HostHeaderCondition(List<String> values) {
        this(values, List.of());
    }

    /** Returns a condition of regular expressions. */
    public static HostHeaderCondition ofRegex(List<String> regexValues) {
        return new HostHeaderCondition(List.of(), regexValues);
    }

    @Override
    public ConditionMatcher compile() {
        Predicate<String> test = ConditionValues.compile(FIELD, globs(), regexValues, true);
        return request -> test.test(request.host());
    }

    List<Glob> globs() {
        return ConditionValues.globs(values, Glob::ignoringCase);
    }

    @Override
    public int wildcards() {
        return ConditionValues.wildcards(globs());
    }

    @Override
    public boolean covers(Condition other) {
        return equals(other)
                || (other instanceof HostHeaderCondition narrow
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
