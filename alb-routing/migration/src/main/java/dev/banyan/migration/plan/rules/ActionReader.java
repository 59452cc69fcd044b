package dev.banyan.migration.plan.rules;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupStickinessConfig;

/** Reads actions. */
final class ActionReader {

    private ActionReader() {}

    /** @throws UnreadableException if a type is unknown */
    static List<Action> read(List<software.amazon.awssdk.services.elasticloadbalancingv2.model.Action> actions)
            throws UnreadableException {
        List<Action> read = new ArrayList<>();
        for (var action : actions.stream()
                .sorted(Comparator.comparing(action -> action.order() == null ? 0 : action.order()))
                .toList()) {
            read.add(read(action));
        }
        return read;
    }

    private static Action read(software.amazon.awssdk.services.elasticloadbalancingv2.model.Action action)
            throws UnreadableException {
        String type = String.valueOf(action.typeAsString());
        return switch (type) {
            case "forward" -> forward(action);
            case "redirect" -> redirect(action.redirectConfig());
            case "fixed-response" -> fixedResponse(action.fixedResponseConfig());
            case "authenticate-oidc", "authenticate-cognito", "jwt-validation" -> new AuthenticateAction(type);
            default -> throw new UnreadableException("action of the type " + type);
        };
    }

    private static ForwardAction forward(software.amazon.awssdk.services.elasticloadbalancingv2.model.Action action) {
        ForwardActionConfig config = action.forwardConfig();
        if (config == null || config.targetGroups().isEmpty()) {
            return ForwardAction.to(new Arn(action.targetGroupArn()));
        }
        List<WeightedTargetGroup> groups = config.targetGroups().stream()
                .map(group -> new WeightedTargetGroup(
                        new Arn(group.targetGroupArn()), new Weight(group.weight() == null ? 1 : group.weight())))
                .toList();
        return new ForwardAction(groups, stickiness(config.targetGroupStickinessConfig()));
    }

    private static @Nullable Duration stickiness(@Nullable TargetGroupStickinessConfig config) {
        return config != null && Boolean.TRUE.equals(config.enabled()) && config.durationSeconds() != null
                ? Duration.ofSeconds(config.durationSeconds())
                : null;
    }

    private static RedirectAction redirect(RedirectActionConfig config) {
        RedirectAction unchanged = RedirectAction.UNCHANGED;
        return new RedirectAction(
                "HTTP_301".equals(config.statusCodeAsString()) ? 301 : 302,
                or(config.protocol(), unchanged.protocol()),
                or(config.host(), unchanged.host()),
                or(config.port(), unchanged.port()),
                or(config.path(), unchanged.path()),
                or(config.query(), unchanged.query()));
    }

    private static FixedResponseAction fixedResponse(FixedResponseActionConfig config) {
        String type = config.contentType();
        return new FixedResponseAction(
                Integer.parseInt(config.statusCode()),
                type == null || type.isEmpty() ? null : type,
                or(config.messageBody(), ""));
    }

    private static String or(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }
}
