package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Action;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.RedirectAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads actions. */
final class ActionParser {

    private static final String[] TYPES = {
        "forward", "authenticate-oidc", "authenticate-cognito", "redirect", "fixed-response", "jwt-validation"
    };
    private static final int MAXIMUM_ORDER = 50_000;
    private static final int MAXIMUM_ACTIONS = 2;

    private ActionParser() {}

    /** An action with its place among the others. */
    private record Ordered(
            @Nullable Integer order,
            Action action,
            @Nullable AuthenticationConfig authentication) {

        int position() {
            Integer given = order;
            return given == null ? 0 : given;
        }
    }

    /** @throws AwsException if an action is outside its rules */
    static ParsedActions parse(Members request, String member, Caller caller) {
        List<Ordered> ordered = new ArrayList<>();
        for (Members action : request.structures(member)) {
            ordered.add(parse(action, caller));
        }
        if (ordered.isEmpty()) {
            throw request.missing(member);
        }
        if (ordered.size() > MAXIMUM_ACTIONS) {
            throw AwsException.of("TooManyActions", "You've reached the limit on the number of actions per rule");
        }
        checkOrder(ordered);
        ordered.sort(Comparator.comparing(Ordered::position));
        AuthenticationConfig authentication = ordered.get(0).authentication();
        return new ParsedActions(ordered.stream().map(Ordered::action).toList(), authentication);
    }

    /** Our texts: what AWS answers to a missing or repeated order is not known. */
    private static void checkOrder(List<Ordered> actions) {
        if (actions.size() < 2) {
            return;
        }
        if (actions.stream().anyMatch(action -> action.order() == null)) {
            throw AwsException.validation("An action order must be specified when there are several actions");
        }
        if (actions.stream().map(Ordered::order).distinct().count() != actions.size()) {
            throw AwsException.validation("Action orders must be unique");
        }
    }

    private static Ordered parse(Members action, Caller caller) {
        String type = action.choice("Type", TYPES);
        if (type == null) {
            throw action.missing("Type");
        }
        Integer order = action.integer("Order", 1, MAXIMUM_ORDER);
        return switch (type) {
            case "forward" -> new Ordered(order, ForwardParser.parse(action, caller), null);
            case "redirect" -> new Ordered(order, redirect(config(action, "RedirectConfig")), null);
            case "fixed-response" -> new Ordered(order, fixedResponse(config(action, "FixedResponseConfig")), null);
            default -> new Ordered(order, new AuthenticateAction(type), AuthenticationParser.parse(type, action));
        };
    }

    private static Members config(Members action, String member) {
        Members config = action.structure(member);
        if (config == null) {
            throw action.missing(member);
        }
        return config;
    }

    private static RedirectAction redirect(Members config) {
        String status = config.choice("StatusCode", "HTTP_301", "HTTP_302");
        if (status == null) {
            throw config.missing("StatusCode");
        }
        String protocol = config.text("Protocol");
        if (protocol != null && !protocol.matches("HTTPS?|#\\{protocol}")) {
            throw AwsException.constraint(
                    "'" + protocol + "'",
                    config.path("Protocol"),
                    "Member must satisfy regular expression pattern: ^(HTTPS?|#\\{protocol\\})$");
        }
        RedirectAction unchanged = RedirectAction.UNCHANGED;
        return new RedirectAction(
                Integer.parseInt(status.substring("HTTP_".length())),
                or(protocol, unchanged.protocol()),
                or(config.text("Host"), unchanged.host()),
                or(config.text("Port"), unchanged.port()),
                or(config.text("Path"), unchanged.path()),
                or(config.text("Query"), unchanged.query()));
    }

    private static FixedResponseAction fixedResponse(Members config) {
        String status = config.required("StatusCode");
        if (!status.matches("[245]\\d\\d")) {
            throw AwsException.constraint(
                    "'" + status + "'",
                    config.path("StatusCode"),
                    "Member must satisfy regular expression pattern: ^(2|4|5)\\d\\d$");
        }
        String type = config.text("ContentType");
        return new FixedResponseAction(
                Integer.parseInt(status), "".equals(type) ? null : type, or(config.text("MessageBody"), ""));
    }

    private static String or(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }
}
