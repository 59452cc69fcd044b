package dev.banyan.alb.conformance;

import dev.banyan.model.Condition;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.SourceIpCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Conditions as the tables write them: {@code path: /a/*}, {@code header: {X-A: [b, c]}}, {@code query: [k=v, =v]}. */
final class ConditionSyntax {

    static final Set<String> NAMES =
            Set.of("host", "host-regex", "path", "path-regex", "header", "header-regex", "method", "query", "source");

    private ConditionSyntax() {}

    /** Returns the conditions of a rule; a list of mappings repeats a field. */
    static List<Condition> conditions(Fields rule) {
        List<Condition> conditions = new ArrayList<>();
        add(conditions, rule);
        rule.list("and").forEach(more -> add(conditions, Fields.of(more)));
        return conditions;
    }

    private static void add(List<Condition> conditions, Fields rule) {
        rule.members().forEach((name, value) -> {
            if (NAMES.contains(name)) {
                if (name.startsWith("header")) {
                    Fields headers = Fields.of(value);
                    headers.members().keySet().forEach(header -> conditions.add(header(name, header, headers)));
                } else {
                    conditions.add(condition(name, escaped(rule.texts(name))));
                }
            }
        });
    }

    private static List<String> escaped(List<String> values) {
        // Only repetition is resolved: backslashes belong to the patterns.
        return values.stream()
                .map(value -> value.contains("«") ? Notation.unescape(value) : value)
                .toList();
    }

    private static Condition header(String kind, String header, Fields headers) {
        List<String> values = escaped(headers.texts(header));
        String name = Notation.unescape(header);
        return kind.equals("header")
                ? new HttpHeaderCondition(name, values)
                : HttpHeaderCondition.ofRegex(name, values);
    }

    private static Condition condition(String name, List<String> values) {
        return switch (name) {
            case "host" -> new HostHeaderCondition(values);
            case "host-regex" -> HostHeaderCondition.ofRegex(values);
            case "path" -> new PathPatternCondition(values);
            case "path-regex" -> PathPatternCondition.ofRegex(values);
            case "method" -> new HttpMethodCondition(values);
            case "query" ->
                new QueryStringCondition(
                        values.stream().map(ConditionSyntax::pair).toList());
            default -> new SourceIpCondition(values);
        };
    }

    /** A text without equals sign, or behind a leading one, is the value of any key. */
    private static QueryStringCondition.Pair pair(String text) {
        int equals = text.indexOf('=');
        return equals <= 0
                ? new QueryStringCondition.Pair(null, text.substring(equals + 1))
                : new QueryStringCondition.Pair(text.substring(0, equals), text.substring(equals + 1));
    }
}
