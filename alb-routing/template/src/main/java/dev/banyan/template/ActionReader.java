package dev.banyan.template;

import dev.banyan.model.Action;
import dev.banyan.model.Arn;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import dev.banyan.template.evaluation.Value;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a rule or listener. */
final class ActionReader {

    private ActionReader() {}

    /** Returns the actions in their order; those without an order keep their place. */
    static List<Action> read(Value actions) {
        return actions.list().stream()
                .sorted(Comparator.comparingInt(action -> action.get("Order").integer(1)))
                .map(ActionReader::readOne)
                .toList();
    }

    private static Action readOne(Value action) {
        Value type = action.get("Type");
        return switch (type.text()) {
            case "forward" -> forward(action);
            case "redirect" -> redirect(action.get("RedirectConfig"));
            case "fixed-response" -> fixedResponse(action.get("FixedResponseConfig"));
            case "authenticate-oidc", "authenticate-cognito", "jwt-validation" -> new AuthenticateAction(type.text());
            default ->
                throw type.unexpected("forward, redirect, fixed-response, authenticate-oidc,"
                        + " authenticate-cognito or jwt-validation");
        };
    }

    private static ForwardAction forward(Value action) {
        Value config = action.get("ForwardConfig");
        Value single = action.get("TargetGroupArn");
        if (!config.isPresent()) {
            return single.make(() -> ForwardAction.to(new Arn(single.text())));
        }
        Value groups = config.get("TargetGroups");
        List<WeightedTargetGroup> weighted =
                groups.list().stream().map(ActionReader::weighted).toList();
        if (single.isPresent()
                && !weighted.stream()
                        .map(group -> group.targetGroup().value())
                        .toList()
                        .equals(List.of(single.text()))) {
            throw single.unexpected("the only group of ForwardConfig, where both are given");
        }
        return groups.make(() -> new ForwardAction(weighted, stickiness(config.get("TargetGroupStickinessConfig"))));
    }

    private static WeightedTargetGroup weighted(Value group) {
        Value arn = group.get("TargetGroupArn");
        Value weight = group.get("Weight");
        return new WeightedTargetGroup(
                arn.make(() -> new Arn(arn.text())), weight.make(() -> new Weight(weight.integer(1))));
    }

    private static @Nullable Duration stickiness(Value config) {
        boolean enabled = config.get("Enabled").flag(false);
        return enabled ? Duration.ofSeconds(config.get("DurationSeconds").integer()) : null;
    }

    private static RedirectAction redirect(Value config) {
        RedirectAction same = RedirectAction.UNCHANGED;
        return config.make(() -> new RedirectAction(
                statusCode(config.get("StatusCode")),
                config.get("Protocol").text(same.protocol()),
                config.get("Host").text(same.host()),
                config.get("Port").text(same.port()),
                config.get("Path").text(same.path()),
                config.get("Query").text(same.query())));
    }

    private static int statusCode(Value code) {
        return switch (code.text()) {
            case "HTTP_301" -> 301;
            case "HTTP_302" -> 302;
            default -> throw code.unexpected("HTTP_301 or HTTP_302");
        };
    }

    private static FixedResponseAction fixedResponse(Value config) {
        Value type = config.get("ContentType");
        return config.make(() -> new FixedResponseAction(
                config.get("StatusCode").integer(),
                type.isPresent() ? type.text() : null,
                config.get("MessageBody").text("")));
    }
}
