package dev.banyan.model;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** What the values of conditions have in common: their limits, and how they are compiled. */
final class ConditionValues {

    static final int MAXIMUM_LENGTH = 128;

    private ConditionValues() {}

    /** @throws InvalidRoutingException if there is no value, or one is empty, too long or not visible ASCII */
    static List<String> check(String field, List<String> values) {
        if (values.isEmpty() || values.stream().anyMatch(String::isEmpty)) {
            throw InvalidRoutingException.validation("A condition value must be specified");
        }
        for (String value : values) {
            checkText(field, value);
        }
        return List.copyOf(values);
    }

    /** @throws InvalidRoutingException if a text is too long or not visible ASCII */
    static void checkText(String field, String value) {
        if (value.length() > MAXIMUM_LENGTH) {
            throw InvalidRoutingException.validation(
                    "The '" + field + "' value is too long; the limit is '" + MAXIMUM_LENGTH + "'");
        }
        if (!Visible.isVisible(value)) {
            throw InvalidRoutingException.expected(field, value, "visible ASCII characters");
        }
    }

    /** @throws InvalidRoutingException unless there are either values or valid regular expressions */
    static void checkEither(String field, List<String> values, List<String> regexValues) {
        if (!values.isEmpty() && !regexValues.isEmpty()) {
            throw InvalidRoutingException.expected(
                    field, values + " and " + regexValues, "either values or regular expressions");
        }
        check(field, regexValues.isEmpty() ? values : regexValues);
        regexValues.forEach(regex -> Regex.compile(field, regex, false));
    }

    /** Returns a test of patterns of one kind or the other. */
    static Predicate<String> compile(String field, List<Glob> globs, List<String> regexValues, boolean ignoreCase) {
        List<Predicate<String>> tests = new ArrayList<>();
        globs.forEach(glob -> tests.add(glob::matches));
        for (String regex : regexValues) {
            Pattern pattern = Regex.compile(field, regex, ignoreCase);
            tests.add(text -> pattern.matcher(text).find());
        }
        return tests.size() == 1 ? tests.get(0) : ConditionMatcher.any(List.copyOf(tests));
    }

    static List<Glob> globs(List<String> values, Function<String, Glob> kind) {
        return values.stream().map(kind).toList();
    }

    static int wildcards(List<Glob> globs) {
        return globs.stream().mapToInt(Glob::wildcards).sum();
    }
}
