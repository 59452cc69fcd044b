package dev.banyan.migration.plan.rules;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.InvalidRoutingException;
import dev.banyan.model.Listener;
import dev.banyan.model.PathPatternCondition;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Rule;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RewriteConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleTransform;

/**
 * Makes rules of the model from what {@code DescribeRules} answers. All of today's conditions, actions and transforms are
 * read, the details of authentication excepted, which do not decide where a request goes. What AWS has added since, or
 * accepts and the model does not, is named and never guessed.
 */
public final class RuleReader {

    /** Stands for an action that could not be read. */
    private static final Action NONE = new FixedResponseAction(500, null, "");

    private final Map<Arn, String> unreadable = new HashMap<>();

    private RuleReader() {}

    /**
     * Returns a listener with its rules.
     *
     * @param arn the listener's ARN
     * @param protocol its protocol
     * @param port its port
     * @param rules all its rules, the default one included
     */
    public static ReadableListener listener(
            Arn arn,
            Protocol protocol,
            int port,
            List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule> rules) {
        RuleReader reader = new RuleReader();
        List<Rule> read = rules.stream().map(reader::rule).toList();
        return new ReadableListener(new Listener(arn, protocol, port, read), reader.unreadable);
    }

    private Rule rule(software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule rule) {
        Arn arn = new Arn(rule.ruleArn());
        Priority priority = Boolean.TRUE.equals(rule.isDefault()) || "default".equals(rule.priority())
                ? Priority.DEFAULT
                : new Priority(Integer.parseInt(rule.priority()));
        List<Condition> conditions = conditions(arn, rule.conditions());
        if (conditions.isEmpty() && !priority.isDefault()) {
            conditions = List.of(new PathPatternCondition(List.of("*")));
        }
        try {
            return new Rule(
                    arn,
                    priority,
                    conditions,
                    ActionReader.read(rule.actions()),
                    transforms(rule.transforms()),
                    Map.of());
        } catch (UnreadableException | InvalidRoutingException | NullPointerException e) {
            note(arn, e);
            return new Rule(arn, priority, conditions, List.of(NONE), Map.of());
        }
    }

    /** Those that can be read: a rule with fewer conditions takes at least the requests that it takes. */
    private List<Condition> conditions(Arn arn, List<RuleCondition> conditions) {
        List<Condition> read = new ArrayList<>();
        for (RuleCondition condition : conditions) {
            try {
                read.add(ConditionReader.read(condition));
            } catch (UnreadableException | InvalidRoutingException | NullPointerException e) {
                note(arn, e);
            }
        }
        return read;
    }

    private static List<Transform> transforms(List<RuleTransform> transforms) throws UnreadableException {
        List<Transform> read = new ArrayList<>();
        for (RuleTransform transform : transforms) {
            String type = String.valueOf(transform.typeAsString());
            switch (type) {
                case "host-header-rewrite" ->
                    read.add(new HostHeaderRewrite(
                            rewrites(transform.hostHeaderRewriteConfig().rewrites())));
                case "url-rewrite" ->
                    read.add(
                            new UrlRewrite(rewrites(transform.urlRewriteConfig().rewrites())));
                default -> throw new UnreadableException("transform of the type " + type);
            }
        }
        return read;
    }

    private static List<Rewrite> rewrites(List<RewriteConfig> rewrites) {
        return rewrites.stream()
                .map(rewrite -> new Rewrite(rewrite.regex(), rewrite.replace()))
                .toList();
    }

    private void note(Arn rule, Exception reason) {
        String text = reason instanceof NullPointerException ? "a part without its config" : reason.getMessage();
        unreadable.merge(rule, String.valueOf(text), (one, other) -> one + "; " + other);
    }
}
