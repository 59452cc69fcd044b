package dev.banyan.template;

import dev.banyan.model.Condition;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.SourceIpCondition;
import dev.banyan.template.evaluation.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads the conditions of a rule. */
final class ConditionReader {

    private static final Map<String, String> CONFIGS = Map.of(
            "host-header", "HostHeaderConfig",
            "path-pattern", "PathPatternConfig",
            "http-header", "HttpHeaderConfig",
            "http-request-method", "HttpRequestMethodConfig",
            "query-string", "QueryStringConfig",
            "source-ip", "SourceIpConfig");
    private static final Set<String> WITH_VALUES = Set.of("host-header", "path-pattern");
    private static final Set<String> WITH_EXPRESSIONS = Set.of("host-header", "path-pattern", "http-header");

    private ConditionReader() {}

    static Condition read(Value condition) {
        Value field = condition.get("Field");
        String name = field.text();
        String config = CONFIGS.get(name);
        if (config == null) {
            throw field.refused(
                    ErrorCode.VALIDATION_ERROR,
                    "Condition field '" + name
                            + "' must be one of '[path-pattern,host-header,http-header,http-request-method,"
                            + "query-string,source-ip]'");
        }
        checkForm(condition, name, config);
        return condition.make(() -> build(name, condition, condition.get(config)));
    }

    private static void checkForm(Value condition, String field, String config) {
        boolean hasValues = condition.get("Values").isPresent();
        boolean hasConfig = condition.get(config).isPresent();
        String message = null;
        if (hasValues && hasConfig) {
            message = "You cannot provide both Values and '" + config + "' for a condition of type '" + field + "'";
        } else if (hasValues && !WITH_VALUES.contains(field)) {
            message = "The 'Values' field is not compatible with '" + field + "'";
        } else if (!hasValues && !hasConfig && !condition.get("RegexValues").isPresent()) {
            message = "A '" + config + "' must be specified with '" + field + "'";
        }
        if (message != null) {
            throw condition.refused(ErrorCode.VALIDATION_ERROR, message);
        }
        checkOtherForms(condition, field, config);
    }

    /** What would be left out silently: expressions that a field does not take, and the members of other fields. */
    private static void checkOtherForms(Value condition, String field, String config) {
        for (Value place : List.of(condition, condition.get(config))) {
            if (place.isPresent() && place.get("RegexValues").isPresent() && !WITH_EXPRESSIONS.contains(field)) {
                throw place.get("RegexValues").unexpected("no regular expressions for '" + field + "'");
            }
        }
        if (condition.get(config).isPresent() && condition.get("RegexValues").isPresent()) {
            throw condition.get("RegexValues").unexpected("regular expressions in " + config);
        }
        for (String other : new TreeSet<>(CONFIGS.values())) {
            if (!other.equals(config) && condition.get(other).isPresent()) {
                throw condition.get(other).unexpected(config + " for '" + field + "'");
            }
        }
    }

    private static Condition build(String field, Value condition, Value config) {
        Value source = config.isPresent() ? config : condition;
        List<String> values =
                field.equals("query-string") ? List.of() : source.get("Values").texts();
        List<String> regexes = source.get("RegexValues").texts();
        return switch (field) {
            case "host-header" -> new HostHeaderCondition(values, regexes);
            case "path-pattern" -> new PathPatternCondition(values, regexes);
            case "http-header" ->
                new HttpHeaderCondition(config.get("HttpHeaderName").text(), values, regexes);
            case "http-request-method" -> new HttpMethodCondition(values);
            case "query-string" -> new QueryStringCondition(pairs(config));
            default -> new SourceIpCondition(values);
        };
    }

    private static List<QueryStringCondition.Pair> pairs(Value config) {
        return config.get("Values").list().stream()
                .map(pair -> new QueryStringCondition.Pair(
                        pair.get("Key").isPresent() ? pair.get("Key").text() : null,
                        pair.get("Value").text()))
                .toList();
    }
}
