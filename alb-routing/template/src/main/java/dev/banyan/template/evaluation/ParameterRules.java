package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Checks a parameter's value against what the template allows. */
final class ParameterRules {

    private ParameterRules() {}

    static List<String> check(Parameter parameter) {
        List<String> problems = new ArrayList<>();
        if (parameter.isStored() && !parameter.overridden()) {
            return problems;
        }
        if (parameter.value() == null) {
            problems.add(message(parameter, "no value", "one, because there is no default"));
        }
        for (String element : parameter.elements()) {
            String rule = brokenRule(parameter, element);
            if (rule != null) {
                problems.add(message(parameter, parameter.masked() ? "****" : element, rule));
            }
        }
        return problems;
    }

    private static String message(Parameter parameter, String value, String rule) {
        JsonNode explained = parameter.declaration().path("ConstraintDescription");
        String suffix = explained.isTextual() ? "; " + explained.textValue() : "";
        return "Parameters." + parameter.name() + ": " + value + " (expected: " + rule + suffix + ")";
    }

    private static @Nullable String brokenRule(Parameter parameter, String value) {
        JsonNode declaration = parameter.declaration();
        JsonNode allowed = declaration.path("AllowedValues");
        if (allowed.isArray() && !contains(allowed, value)) {
            return "one of " + allowed;
        }
        String broken = parameter.isNumber() ? brokenNumber(declaration, value) : brokenLength(declaration, value);
        return broken != null ? broken : brokenPattern(declaration, value);
    }

    private static boolean contains(JsonNode allowed, String value) {
        for (JsonNode one : allowed) {
            if (one.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String brokenNumber(JsonNode declaration, String value) {
        BigDecimal number;
        try {
            number = new BigDecimal(value);
        } catch (NumberFormatException e) {
            return "a number";
        }
        JsonNode least = declaration.path("MinValue");
        JsonNode most = declaration.path("MaxValue");
        if (isBeyond(number, least, -1)) {
            return "at least " + least.asText();
        }
        return isBeyond(number, most, 1) ? "at most " + most.asText() : null;
    }

    private static boolean isBeyond(BigDecimal number, JsonNode limit, int sign) {
        return !limit.isMissingNode() && number.compareTo(new BigDecimal(limit.asText())) == sign;
    }

    private static @Nullable String brokenLength(JsonNode declaration, String value) {
        int least = declaration.path("MinLength").asInt(0);
        int most = declaration.path("MaxLength").asInt(Integer.MAX_VALUE);
        if (value.length() < least) {
            return "at least " + least + " characters";
        }
        return value.length() > most ? "at most " + most + " characters" : null;
    }

    private static @Nullable String brokenPattern(JsonNode declaration, String value) {
        JsonNode pattern = declaration.path("AllowedPattern");
        if (!pattern.isTextual()) {
            return null;
        }
        try {
            return value.matches(pattern.textValue()) ? null : "a match of " + pattern.textValue();
        } catch (PatternSyntaxException e) {
            return "a valid AllowedPattern, not " + pattern.textValue();
        }
    }
}
