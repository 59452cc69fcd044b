package dev.banyan.ruleprovider;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.QueryStringKeyValuePair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** Reads conditions of the shape that {@code AWS::ElasticLoadBalancingV2::ListenerRule} has. */
final class Conditions {

    private static final Set<String> VALUES = Set.of("Values", "RegexValues");

    private Conditions() {}

    /** @throws PropertyException if there is none, or one of a kind that does not exist */
    static List<RuleCondition> of(Properties resource) {
        List<RuleCondition> conditions = new ArrayList<>();
        for (Properties condition : resource.objects("Conditions")) {
            conditions.add(condition(condition));
        }
        if (conditions.isEmpty()) {
            throw new PropertyException("Conditions", "none", "at least one");
        }
        return conditions;
    }

    private static RuleCondition condition(Properties condition) {
        String field = condition.text("Field");
        RuleCondition.Builder builder = RuleCondition.builder().field(field);
        if (condition.has("Values")) {
            condition.allowOnly(Set.of("Field", "Values"));
            return builder.values(condition.texts("Values")).build();
        }
        String member = member(condition, field);
        condition.allowOnly(Set.of("Field", member));
        configure(builder, field, condition.object(member));
        return builder.build();
    }

    private static String member(Properties condition, String field) {
        return switch (field) {
            case "host-header" -> "HostHeaderConfig";
            case "http-header" -> "HttpHeaderConfig";
            case "http-request-method" -> "HttpRequestMethodConfig";
            case "path-pattern" -> "PathPatternConfig";
            case "query-string" -> "QueryStringConfig";
            case "source-ip" -> "SourceIpConfig";
            default ->
                throw new PropertyException(condition.at("Field"), field, "a field that the load balancer knows");
        };
    }

    private static void configure(RuleCondition.Builder builder, String field, Properties config) {
        switch (field) {
            case "host-header" -> hostHeader(builder, config.allowOnly(VALUES));
            case "http-header" -> httpHeader(builder, config);
            case "http-request-method" ->
                builder.httpRequestMethodConfig(method ->
                        method.values(config.allowOnly(Set.of("Values")).texts("Values")));
            case "path-pattern" -> pathPattern(builder, config.allowOnly(VALUES));
            case "query-string" -> builder.queryStringConfig(query -> query.values(pairs(config)));
            default ->
                builder.sourceIpConfig(source ->
                        source.values(config.allowOnly(Set.of("Values")).texts("Values")));
        }
    }

    private static void hostHeader(RuleCondition.Builder builder, Properties config) {
        builder.hostHeaderConfig(host -> {
            if (config.has("RegexValues")) {
                host.regexValues(config.texts("RegexValues"));
            } else {
                host.values(config.texts("Values"));
            }
        });
    }

    private static void pathPattern(RuleCondition.Builder builder, Properties config) {
        builder.pathPatternConfig(path -> {
            if (config.has("RegexValues")) {
                path.regexValues(config.texts("RegexValues"));
            } else {
                path.values(config.texts("Values"));
            }
        });
    }

    private static void httpHeader(RuleCondition.Builder builder, Properties config) {
        config.allowOnly(Set.of("HttpHeaderName", "Values", "RegexValues"));
        builder.httpHeaderConfig(header -> {
            header.httpHeaderName(config.text("HttpHeaderName"));
            if (config.has("RegexValues")) {
                header.regexValues(config.texts("RegexValues"));
            } else {
                header.values(config.texts("Values"));
            }
        });
    }

    private static List<QueryStringKeyValuePair> pairs(Properties config) {
        List<QueryStringKeyValuePair> pairs = new ArrayList<>();
        for (Properties pair : config.allowOnly(Set.of("Values")).objects("Values")) {
            pair.allowOnly(Set.of("Key", "Value"));
            QueryStringKeyValuePair.Builder builder =
                    QueryStringKeyValuePair.builder().value(pair.text("Value"));
            pairs.add(pair.has("Key") ? builder.key(pair.text("Key")).build() : builder.build());
        }
        return pairs;
    }
}
