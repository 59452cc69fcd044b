package dev.banyan.alb.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the rules of tables as a CloudFormation template: one load balancer, one listener, many rules. */
final class CloudFormationRules {

    private final Map<String, Object> resources = new LinkedHashMap<>();
    private int priority;

    private CloudFormationRules() {}

    /** Returns the template of all routings. */
    static Map<String, Object> template(RemoteRows rows) {
        CloudFormationRules rules = new CloudFormationRules();
        rules.loadBalancer();
        rows.routings().forEach(rules::routing);
        return Map.of(
                "Description",
                "The rules of the conformance tables",
                "Parameters",
                Map.of("Subnets", Map.of("Type", "CommaDelimitedList", "Default", "")),
                "Resources",
                rules.resources);
    }

    private void loadBalancer() {
        resources.put(
                "LoadBalancer",
                resource(
                        "LoadBalancer",
                        Map.of("Name", "conformance", "Type", "application", "Subnets", Map.of("Ref", "Subnets"))));
        resources.put(
                "Listener",
                resource(
                        "Listener",
                        Map.of(
                                "LoadBalancerArn",
                                Map.of("Ref", "LoadBalancer"),
                                "Port",
                                80,
                                "Protocol",
                                "HTTP",
                                "DefaultActions",
                                List.of(fixed(404, "text/plain", "no such row")))));
    }

    private static Map<String, Object> resource(String type, Map<String, Object> properties) {
        return Map.of("Type", "AWS::ElasticLoadBalancingV2::" + type, "Properties", properties);
    }

    /** A row's rules by ascending priority, and behind them its default action. */
    private void routing(String name, Fields row) {
        row.list("rules").stream()
                .map(Fields::of)
                .sorted((one, other) -> one.number("at", 0) - other.number("at", 0))
                .forEach(rule -> rule(name, conditions(rule), rule.get("do")));
        rule(name, List.of(), row.has("default") ? row.get("default") : "default");
    }

    private void rule(String name, List<Object> conditions, Object action) {
        List<Object> all = new ArrayList<>(conditions);
        all.add(header(RemoteRows.HEADER, "Values", List.of(name)));
        priority++;
        resources.put(
                "Rule" + priority,
                resource(
                        "ListenerRule",
                        Map.of(
                                "ListenerArn",
                                Map.of("Ref", "Listener"),
                                "Priority",
                                priority,
                                "Conditions",
                                all,
                                "Actions",
                                List.of(action(action)))));
    }

    private static List<Object> conditions(Fields rule) {
        List<Object> conditions = new ArrayList<>();
        add(conditions, rule);
        rule.list("and").forEach(more -> add(conditions, Fields.of(more)));
        return conditions;
    }

    private static void add(List<Object> conditions, Fields rule) {
        for (String name : rule.members().keySet()) {
            List<String> values =
                    rule.texts(name).stream().map(CloudFormationRules::repeated).toList();
            switch (name) {
                case "host" -> conditions.add(condition("host-header", "HostHeaderConfig", "Values", values));
                case "host-regex" ->
                    conditions.add(condition("host-header", "HostHeaderConfig", "RegexValues", values));
                case "path" -> conditions.add(condition("path-pattern", "PathPatternConfig", "Values", values));
                case "path-regex" ->
                    conditions.add(condition("path-pattern", "PathPatternConfig", "RegexValues", values));
                case "method" ->
                    conditions.add(condition("http-request-method", "HttpRequestMethodConfig", "Values", values));
                case "query" ->
                    conditions.add(condition(
                            "query-string",
                            "QueryStringConfig",
                            "Values",
                            values.stream().map(CloudFormationRules::pair).toList()));
                case "header", "header-regex" -> {
                    Fields headers = rule.fields(name);
                    headers.members()
                            .keySet()
                            .forEach(header -> conditions.add(header(
                                    repeated(header),
                                    name.equals("header") ? "Values" : "RegexValues",
                                    headers.texts(header))));
                }
                default -> {
                    // The priority and the action stand beside the conditions.
                }
            }
        }
    }

    private static Object pair(String text) {
        int equals = text.indexOf('=');
        return equals <= 0
                ? Map.of("Value", text.substring(equals + 1))
                : Map.of("Key", text.substring(0, equals), "Value", text.substring(equals + 1));
    }

    private static Object condition(String field, String config, String member, List<?> values) {
        return Map.of("Field", field, config, Map.of(member, values));
    }

    private static Object header(String name, String member, List<String> values) {
        return Map.of("Field", "http-header", "HttpHeaderConfig", Map.of("HttpHeaderName", name, member, values));
    }

    private static Object action(Object action) {
        if (!(action instanceof Map<?, ?>)) {
            return fixed(200, "text/plain", String.valueOf(action));
        }
        Fields fields = Fields.of(action);
        return fields.has("redirect")
                ? redirect(fields)
                : fixed(fields.number("fixed", 0), fields.text("type", ""), Notation.unescape(fields.text("body", "")));
    }

    private static Map<String, Object> fixed(int status, String type, String body) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("StatusCode", Integer.toString(status));
        if (!type.isEmpty()) {
            config.put("ContentType", type);
        }
        config.put("MessageBody", body);
        return Map.of("Type", "fixed-response", "FixedResponseConfig", config);
    }

    private static Map<String, Object> redirect(Fields fields) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("StatusCode", "HTTP_" + fields.text("redirect"));
        for (String part : List.of("protocol", "host", "port", "path", "query")) {
            if (fields.has(part)) {
                config.put(
                        part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1),
                        Notation.unescape(fields.text(part)));
            }
        }
        return Map.of("Type", "redirect", "RedirectConfig", config);
    }

    private static String repeated(String text) {
        return text.contains("«") ? Notation.unescape(text) : text;
    }
}
