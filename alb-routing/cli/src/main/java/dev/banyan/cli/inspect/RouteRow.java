package dev.banyan.cli.inspect;

import dev.banyan.model.Action;
import dev.banyan.model.AuthenticateAction;
import dev.banyan.model.Condition;
import dev.banyan.model.FixedResponseAction;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.HttpHeaderCondition;
import dev.banyan.model.Listener;
import dev.banyan.model.RedirectAction;
import dev.banyan.model.Rule;
import dev.banyan.template.SynthesizedSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A rule as people read it.
 *
 * @param listener the listener's protocol and port
 * @param priority the rule's priority
 * @param conditions its conditions
 * @param goesTo what it does with a request
 * @param warnings what it allows but hardly means
 */
public record RouteRow(String listener, String priority, String conditions, String goesTo, List<String> warnings) {

    /** Headers whose expected values let somebody in. */
    private static final Set<String> CONFIDENTIAL = Set.of("cookie", "authorization");

    /** Returns the rows of all listeners, by listener and priority. */
    public static List<RouteRow> of(SynthesizedSystem system) {
        DisplayNames names = new DisplayNames(system);
        RouteWarnings warnings = RouteWarnings.of(system.routing());
        List<RouteRow> rows = new ArrayList<>();
        system.routing()
                .loadBalancers()
                .forEach(loadBalancer -> loadBalancer
                        .listeners()
                        .forEach(listener -> listener.rules()
                                .forEach(rule -> rows.add(row(listener, rule, names, warnings.about(rule))))));
        return rows;
    }

    /** Returns what a rule does, with the groups' names. */
    public static String goesTo(Rule rule, DisplayNames names) {
        String answer = describe(rule.routingAction(), names);
        return rule.requiresAuthentication() ? "authentication, not supported: 500" : answer;
    }

    /** Returns a condition's values, those that let somebody in left out. */
    public static String describe(Condition condition) {
        if (condition instanceof HttpHeaderCondition header) {
            boolean confidential = CONFIDENTIAL.contains(header.name().toLowerCase(Locale.ROOT));
            return "header " + header.name() + (confidential ? " (value hidden)" : ": " + join(header.values()));
        }
        String values = join(condition.describe());
        return switch (condition.field()) {
            case "path-pattern" -> values;
            case "host-header" -> "host " + values;
            case "http-request-method" -> values;
            case "query-string" -> "query " + values;
            default -> condition.field() + " " + values;
        };
    }

    private static RouteRow row(Listener listener, Rule rule, DisplayNames names, List<String> warnings) {
        String conditions = rule.conditions().stream().map(RouteRow::describe).collect(Collectors.joining(" + "));
        return new RouteRow(
                listener.protocol() + ":" + listener.port(),
                rule.priority().toString(),
                conditions,
                goesTo(rule, names),
                warnings);
    }

    private static String describe(Action action, DisplayNames names) {
        if (action instanceof ForwardAction forward) {
            return describe(forward, names);
        }
        if (action instanceof RedirectAction redirect) {
            return "redirect " + redirect.statusCode() + " " + redirect.protocol() + "://" + redirect.host() + ":"
                    + redirect.port() + redirect.path();
        }
        if (action instanceof FixedResponseAction fixed) {
            return "answers " + fixed.statusCode();
        }
        return ((AuthenticateAction) action).type();
    }

    private static String describe(ForwardAction forward, DisplayNames names) {
        if (forward.targetGroups().size() == 1) {
            return names.of(forward.targetGroups().get(0).targetGroup());
        }
        return forward.targetGroups().stream()
                .map(group ->
                        names.of(group.targetGroup()) + " " + group.weight().value())
                .collect(Collectors.joining(" · "));
    }

    private static String join(List<String> values) {
        return String.join(", ", values);
    }
}
