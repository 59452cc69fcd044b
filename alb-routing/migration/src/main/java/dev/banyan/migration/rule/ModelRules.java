package dev.banyan.migration.rule;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HostHeaderCondition;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.HttpMethodCondition;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.Priority;
import dev.banyan.model.QueryStringCondition;
import dev.banyan.model.Rule;
import dev.banyan.model.SourceIpCondition;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.HttpHeaderConditionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * Turns live rules into the model's, so that the rule engine can say which rule a request would get.
 * What does not change that is left out: transforms, and what a redirect or fixed response answers.
 */
public final class ModelRules {

    private static final int UNAVAILABLE = 503;

    private ModelRules() {}

    /**
     * Returns a rule of the model.
     *
     * @throws dev.banyan.model.InvalidRoutingException if it holds what the model does not know
     */
    public static Rule of(LiveRule live) {
        Priority priority = live.isDefault() ? Priority.DEFAULT : new Priority(Integer.parseInt(live.priority()));
        List<Action> actions = new ArrayList<>();
        live.rule().actions().stream()
                .map(action -> action.typeAsString())
                .filter(type -> type.startsWith("authenticate") || type.startsWith("jwt"))
                .map(AuthenticateAction::new)
                .forEach(actions::add);
        actions.add(live.weights()
                .<Action>map(weights -> forward(live, weights))
                .orElseGet(() -> new FixedResponseAction(UNAVAILABLE, null, "")));
        return new Rule(live.arn(), priority, conditions(live.rule().conditions()), actions, Map.of());
    }

    private static ForwardAction forward(LiveRule live, GroupWeights weights) {
        List<WeightedTargetGroup> groups = weights.weights().entrySet().stream()
                .map(group -> new WeightedTargetGroup(group.getKey(), new Weight(group.getValue())))
                .toList();
        return new ForwardAction(groups, live.stickiness().orElse(null));
    }

    /** Returns conditions of the model. */
    public static List<Condition> conditions(List<RuleCondition> conditions) {
        return conditions.stream().map(ModelRules::condition).toList();
    }

    private static Condition condition(RuleCondition condition) {
        return switch (condition.field()) {
            case "host-header" ->
                condition.hostHeaderConfig() == null
                        ? new HostHeaderCondition(condition.values())
                        : new HostHeaderCondition(
                                condition.hostHeaderConfig().values(),
                                condition.hostHeaderConfig().regexValues());
            case "path-pattern" ->
                condition.pathPatternConfig() == null
                        ? new PathPatternCondition(condition.values())
                        : new PathPatternCondition(
                                condition.pathPatternConfig().values(),
                                condition.pathPatternConfig().regexValues());
            case "http-header" -> header(condition.httpHeaderConfig());
            case "http-request-method" ->
                new HttpMethodCondition(condition.httpRequestMethodConfig().values());
            case "query-string" ->
                new QueryStringCondition(condition.queryStringConfig().values().stream()
                        .map(pair -> new QueryStringCondition.Pair(pair.key(), pair.value()))
                        .toList());
            case "source-ip" -> new SourceIpCondition(condition.sourceIpConfig().values());
            default ->
                throw new IllegalArgumentException(
                        "condition: " + condition.field() + " (expected: a field that the model knows)");
        };
    }

    private static HttpHeaderCondition header(HttpHeaderConditionConfig config) {
        return new HttpHeaderCondition(config.httpHeaderName(), config.values(), config.regexValues());
    }

    /** Returns a condition as it can be sent again: paths and hosts are told in two forms, of which one may be sent. */
    public static RuleCondition withoutOldForm(RuleCondition condition) {
        boolean both = condition.pathPatternConfig() != null || condition.hostHeaderConfig() != null;
        return both ? condition.toBuilder().values((List<String>) null).build() : condition;
    }

    /** Returns a listener's ARN of a rule's. */
    static Arn listener(Arn rule) {
        String arn = rule.value();
        return new Arn(arn.substring(0, arn.lastIndexOf('/')).replace(":listener-rule/", ":listener/"));
    }
}
