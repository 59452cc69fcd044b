package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Condition;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.SourceIpCondition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the conditions of a rule, in the typed form and in the old one of host-header and path-pattern. */
final class ConditionParser {

    private ConditionParser() {}

    static List<Condition> parse(Members request) {
        List<Condition> conditions = new ArrayList<>();
        for (Members condition : request.structures("Conditions")) {
            conditions.add(parse(condition, condition.text("Field")));
        }
        return conditions;
    }

    private static Condition parse(Members condition, @Nullable String field) {
        if (field == null) {
            throw AwsException.validation("A condition field must be specified");
        }
        return switch (field) {
            case "host-header" -> {
                Patterns patterns = patterns(condition, field, "HostHeaderConfig");
                yield new HostHeaderCondition(patterns.values(), patterns.regexValues());
            }
            case "path-pattern" -> {
                Patterns patterns = patterns(condition, field, "PathPatternConfig");
                yield new PathPatternCondition(patterns.values(), patterns.regexValues());
            }
            case "http-header" -> {
                Members config = config(condition, field, "HttpHeaderConfig");
                yield new HttpHeaderCondition(
                        config.required("HttpHeaderName"), config.texts("Values"), config.texts("RegexValues"));
            }
            case "http-request-method" ->
                new HttpMethodCondition(
                        config(condition, field, "HttpRequestMethodConfig").texts("Values"));
            case "query-string" -> queryString(config(condition, field, "QueryStringConfig"));
            case "source-ip" ->
                new SourceIpCondition(config(condition, field, "SourceIpConfig").texts("Values"));
            default ->
                throw AwsException.validation("Condition field '" + field
                        + "' must be one of '[path-pattern,host-header,http-header,http-request-method,query-string,"
                        + "source-ip]'");
        };
    }

    /** Values or regular expressions, wherever the request has them. */
    private record Patterns(List<String> values, List<String> regexValues) {}

    private static Patterns patterns(Members condition, String field, String member) {
        List<String> values = condition.texts("Values");
        List<String> regexValues = condition.texts("RegexValues");
        Members config = condition.structure(member);
        if (config == null) {
            return new Patterns(values, regexValues);
        }
        if (!values.isEmpty() || !regexValues.isEmpty()) {
            throw AwsException.validation("You cannot provide both " + (values.isEmpty() ? "RegexValues" : "Values")
                    + " and '" + member + "' for a condition of type '" + field + "'");
        }
        return new Patterns(config.texts("Values"), config.texts("RegexValues"));
    }

    private static Members config(Members condition, String field, String member) {
        if (!condition.texts("Values").isEmpty()) {
            throw AwsException.validation("The 'Values' field is not compatible with '" + field + "'");
        }
        Members config = condition.structure(member);
        if (config == null) {
            throw AwsException.validation("A '" + member + "' must be specified with '" + field + "'");
        }
        return config;
    }

    private static QueryStringCondition queryString(Members config) {
        List<QueryStringCondition.Pair> pairs = new ArrayList<>();
        for (Members pair : config.structures("Values")) {
            String value = pair.text("Value");
            String key = pair.text("Key");
            pairs.add(new QueryStringCondition.Pair("".equals(key) ? null : key, value == null ? "" : value));
        }
        return new QueryStringCondition(pairs);
    }
}
