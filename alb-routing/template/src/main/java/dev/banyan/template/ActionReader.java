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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the actions of a rule or listener. */
final class ActionReader {

    private static final int MAXIMUM_ORDER = 50_000;

    private ActionReader() {}

    /** Returns the actions in their order, which one action alone need not have. */
    static List<Action> read(Value actions) {
        List<Value> all = actions.list();
        Set<Integer> orders = new HashSet<>();
        for (Value action : all) {
            Value order = action.get("Order");
            if (all.size() > 1 && !order.isPresent()) {
                throw order.unexpected("1 to 50000, where there are several actions");
            }
            if (order.integer(1) < 1 || order.integer(1) > MAXIMUM_ORDER || !orders.add(order.integer(1))) {
                throw order.unexpected("1 to 50000, each once");
            }
        }
        return all.stream()
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
        return config.make(() -> new ForwardAction(weighted, stickiness(config.get("TargetGroupStickinessConfig"))));
    }

    private static WeightedTargetGroup weighted(Value group) {
        Value arn = group.get("TargetGroupArn");
        Value weight = group.get("Weight");
        return new WeightedTargetGroup(
                arn.make(() -> new Arn(arn.text())), weight.make(() -> new Weight(weight.integer(1))));
    }

    private static @Nullable Duration stickiness(Value config) {
        if (!config.get("Enabled").flag(false)) {
            return null;
        }
        Value duration = config.get("DurationSeconds");
        if (!duration.isPresent()) {
            throw duration.unexpected("1 to 604800, where stickiness is enabled");
        }
        return Duration.ofSeconds(duration.integer());
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
