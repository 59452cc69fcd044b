package dev.banyan.migration.plan.rules;

import dev.banyan.model.Condition;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.SourceIpCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.HostHeaderConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.HttpHeaderConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.PathPatternConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.QueryStringKeyValuePair;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/** Reads conditions, of the newer form with a config of its own or the older one with values beside the field. */
final class ConditionReader {

    private ConditionReader() {}

    /** @throws UnreadableException if the field is unknown */
    static Condition read(RuleCondition condition) throws UnreadableException {
        String field = String.valueOf(condition.field());
        return switch (field) {
            case "path-pattern" -> path(condition);
            case "host-header" -> host(condition);
            case "http-header" -> header(condition.httpHeaderConfig());
            case "http-request-method" ->
                new HttpMethodCondition(condition.httpRequestMethodConfig().values());
            case "query-string" ->
                new QueryStringCondition(condition.queryStringConfig().values().stream()
                        .map(ConditionReader::pair)
                        .toList());
            case "source-ip" -> new SourceIpCondition(condition.sourceIpConfig().values());
            default -> throw new UnreadableException("condition of the field " + field);
        };
    }

    private static Condition path(RuleCondition condition) {
        PathPatternConditionConfig config = condition.pathPatternConfig();
        return config == null
                ? new PathPatternCondition(condition.values())
                : new PathPatternCondition(config.values(), config.regexValues());
    }

    private static Condition host(RuleCondition condition) {
        HostHeaderConditionConfig config = condition.hostHeaderConfig();
        return config == null
                ? new HostHeaderCondition(condition.values())
                : new HostHeaderCondition(config.values(), config.regexValues());
    }

    private static Condition header(HttpHeaderConditionConfig config) {
        return new HttpHeaderCondition(config.httpHeaderName(), config.values(), config.regexValues());
    }

    private static QueryStringCondition.Pair pair(QueryStringKeyValuePair pair) {
        String key = pair.key();
        return new QueryStringCondition.Pair(key == null || key.isEmpty() ? null : key, pair.value());
    }
}
