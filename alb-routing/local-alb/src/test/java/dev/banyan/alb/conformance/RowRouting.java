package dev.banyan.alb.conformance;

import dev.banyan.alb.support.Routings;
import dev.banyan.model.Action;
import dev.banyan.model.HostHeaderRewrite;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rewrite;
import dev.banyan.model.Routing;
import dev.banyan.model.Rule;
import dev.banyan.model.Transform;
import dev.banyan.model.UrlRewrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * The routing of a row. Without groups, its targets are the group {@code shop} and its function is the group {@code
 * orders}, and the default action forwards there.
 */
final class RowRouting {

    private final Fields row;
    private final ToIntFunction<String> targetPort;

    private RowRouting(Fields row, ToIntFunction<String> targetPort) {
        this.row = row;
        this.targetPort = targetPort;
    }

    /**
     * Returns the routing that a row describes.
     *
     * @param row the row
     * @param targetPort where the targets listen, by their names
     */
    static Routing of(Fields row, ToIntFunction<String> targetPort) {
        return new RowRouting(row, targetPort).build();
    }

    /** Returns the listener's own port. */
    static int port(Fields row) {
        return row.fields("listener").number("port", 80);
    }

    private Routing build() {
        Routings routings = new Routings();
        row.fields("attributes").texts().forEach(routings::attribute);
        GroupSyntax.of(row, targetPort).groups().forEach(routings::group);
        Fields listener = row.fields("listener");
        int port = port(row);
        List<Action> last = ActionSyntax.actions(row.has("default") ? row.get("default") : fallback());
        routings.listener(port, Protocol.valueOf(listener.text("protocol", "HTTP")), last.get(0));
        for (Object rule : row.list("rules")) {
            rule(routings, port, Fields.of(rule));
        }
        return decorated(routings.build());
    }

    private static void rule(Routings routings, int port, Fields rule) {
        Set<String> known = new TreeSet<>(ConditionSyntax.NAMES);
        known.addAll(Set.of("at", "do", "and", "rewrite-host", "rewrite-url"));
        rule.checked(known);
        routings.rule(
                port,
                priority(rule),
                ConditionSyntax.conditions(rule),
                ActionSyntax.actions(rule.get("do")).toArray(Action[]::new));
    }

    private static Priority priority(Fields rule) {
        return rule.text("at", "").equals("default") ? Priority.DEFAULT : new Priority(rule.number("at", 0));
    }

    /** Returns the routing with the attributes of the listener and the transforms of the rules. */
    private Routing decorated(Routing plain) {
        LoadBalancer shop = plain.loadBalancers().get(0);
        List<Listener> listeners = shop.listeners().stream()
                .map(listener -> new Listener(
                        listener.arn(),
                        listener.protocol(),
                        listener.port(),
                        listener.rules().stream().map(this::decorated).toList(),
                        new ListenerAttributes(
                                row.fields("listener").fields("attributes").texts())))
                .toList();
        return new Routing(
                List.of(new LoadBalancer(shop.arn(), shop.name(), shop.dnsName(), shop.attributes(), listeners)),
                plain.targetGroups());
    }

    private Rule decorated(Rule plain) {
        List<Transform> transforms = new ArrayList<>();
        for (Object value : row.list("rules")) {
            Fields rule = Fields.of(value);
            if (plain.priority().toString().equals(rule.text("at"))) {
                rewrites(rule, "rewrite-host").forEach(list -> transforms.add(new HostHeaderRewrite(list)));
                rewrites(rule, "rewrite-url").forEach(list -> transforms.add(new UrlRewrite(list)));
            }
        }
        return new Rule(plain.arn(), plain.priority(), plain.conditions(), plain.actions(), transforms, plain.tags());
    }

    /** A mapping is one transform with its rewrites; a list of mappings, several transforms. */
    private static List<List<Rewrite>> rewrites(Fields rule, String name) {
        return rule.list(name).stream()
                .map(transform -> Fields.of(transform).texts().entrySet().stream()
                        .map(rewrite -> new Rewrite(repeated(rewrite.getKey()), repeated(rewrite.getValue())))
                        .toList())
                .toList();
    }

    private static String repeated(String text) {
        return text.contains("«") ? Notation.unescape(text) : text;
    }

    private Object fallback() {
        return row.has("targets") && !row.has("groups")
                ? Map.of("forward", "shop")
                : row.has("function") && !row.has("groups") ? Map.of("forward", "orders") : "default";
    }
}
