package dev.banyan.alb.conformance;

import dev.banyan.alb.support.Routings;
import dev.banyan.model.Action;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Weight;
import dev.banyan.model.WeightedTargetGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Actions as the tables write them: a bare word is a fixed response of it, all others are mappings. */
final class ActionSyntax {

    private static final Set<String> NAMES = Set.of(
            "fixed",
            "type",
            "body",
            "redirect",
            "protocol",
            "host",
            "port",
            "path",
            "query",
            "forward",
            "sticky",
            "authenticate");

    private ActionSyntax() {}

    static List<Action> actions(Object value) {
        if (!(value instanceof Map<?, ?>)) {
            return List.of(Routings.text(String.valueOf(value)));
        }
        Fields fields = Fields.of(value).checked(NAMES);
        List<Action> actions = new ArrayList<>();
        if (fields.has("authenticate")) {
            actions.add(new AuthenticateAction(fields.text("authenticate")));
        }
        if (fields.has("forward")) {
            actions.add(forward(fields));
        }
        if (fields.has("redirect")) {
            actions.add(redirect(fields));
        }
        if (fields.has("fixed")) {
            actions.add(new FixedResponseAction(
                    fields.number("fixed", 0),
                    fields.has("type") ? fields.text("type") : null,
                    Notation.unescape(fields.text("body", ""))));
        }
        return actions;
    }

    private static ForwardAction forward(Fields fields) {
        Object groups = fields.get("forward");
        List<WeightedTargetGroup> weighted = new ArrayList<>();
        if (groups instanceof Map<?, ?>) {
            Fields.of(groups).texts().forEach((name, weight) -> weighted.add(weighted(name, Integer.parseInt(weight))));
        } else {
            weighted.add(weighted(String.valueOf(groups), 1));
        }
        return new ForwardAction(weighted, sticky(fields));
    }

    private static @Nullable Duration sticky(Fields fields) {
        return fields.has("sticky") ? Duration.ofSeconds(fields.number("sticky", 0)) : null;
    }

    private static WeightedTargetGroup weighted(String name, int weight) {
        return new WeightedTargetGroup(Routings.groupArn(name), new Weight(weight));
    }

    private static RedirectAction redirect(Fields fields) {
        RedirectAction same = RedirectAction.UNCHANGED;
        return new RedirectAction(
                fields.number("redirect", 0),
                fields.text("protocol", same.protocol()),
                Notation.unescape(fields.text("host", same.host())),
                fields.text("port", same.port()),
                Notation.unescape(fields.text("path", same.path())),
                Notation.unescape(fields.text("query", same.query())));
    }
}
