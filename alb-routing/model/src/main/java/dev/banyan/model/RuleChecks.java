package dev.banyan.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of rules, listeners and routings. */
final class RuleChecks {

    private static final int MAXIMUM_VALUES = 5;
    private static final int MAXIMUM_WILDCARDS = 6;
    private static final Set<String> ONCE = Set.of("host-header", "http-request-method", "path-pattern", "source-ip");

    private RuleChecks() {}

    static void checkActions(List<Action> actions) {
        if (actions.isEmpty() || actions.size() > 2) {
            throw new IllegalArgumentException("actions: " + actions.size() + " (expected: 1 or 2)");
        }
        boolean lastRoutes = !(actions.get(actions.size() - 1) instanceof AuthenticateAction);
        boolean firstAuthenticates = actions.size() == 1 || actions.get(0) instanceof AuthenticateAction;
        if (!lastRoutes || !firstAuthenticates) {
            throw new IllegalArgumentException("actions: " + actions
                    + " (expected: one forward, redirect or fixed-response as the last, at most one authentication"
                    + " before it)");
        }
        if (actions.get(actions.size() - 1) instanceof RedirectAction redirect && redirect.isLoop()) {
            throw new IllegalArgumentException("The redirect configuration is not valid because it creates a loop");
        }
    }

    /** What is only possible on one kind of listener: redirects down, and authentication. */
    static void checkProtocol(Protocol protocol, List<Rule> rules) {
        for (Rule rule : rules) {
            if (protocol == Protocol.HTTPS
                    && rule.routingAction() instanceof RedirectAction redirect
                    && redirect.protocol().equals("HTTP")) {
                throw new IllegalArgumentException("You cannot redirect HTTPS to HTTP");
            }
            if (protocol == Protocol.HTTP && rule.requiresAuthentication()) {
                throw new IllegalArgumentException(
                        "actions: " + rule.actions().get(0).type()
                                + " on an HTTP listener (expected: authentication on HTTPS listeners only)");
            }
        }
    }

    static void checkConditions(Priority priority, List<Condition> conditions) {
        if (priority.isDefault() != conditions.isEmpty()) {
            throw new IllegalArgumentException("conditions: " + conditions.size() + " at priority " + priority
                    + " (expected: none on the default rule, one or more on any other)");
        }
        int values = conditions.stream()
                .mapToInt(condition -> condition.describe().size())
                .sum();
        if (values > MAXIMUM_VALUES) {
            throw new IllegalArgumentException("A rule can only have '" + MAXIMUM_VALUES + "' condition values");
        }
        int wildcards = conditions.stream().mapToInt(Condition::wildcards).sum();
        if (wildcards > MAXIMUM_WILDCARDS) {
            throw new IllegalArgumentException(
                    "conditions: " + wildcards + " wildcards (expected: at most " + MAXIMUM_WILDCARDS + " in a rule)");
        }
        Set<String> seen = new HashSet<>();
        for (Condition condition : conditions) {
            if (!seen.add(condition.field()) && ONCE.contains(condition.field())) {
                throw new IllegalArgumentException(
                        "conditions: two of field " + condition.field() + " (expected: at most one)");
            }
        }
    }

    static void checkTransforms(Priority priority, List<Transform> transforms) {
        if (priority.isDefault() && !transforms.isEmpty()) {
            throw InvalidRoutingException.expected("transforms", transforms.size(), "none on the default rule");
        }
        Set<String> seen = new HashSet<>();
        for (Transform transform : transforms) {
            if (!seen.add(transform.type())) {
                throw InvalidRoutingException.expected("transforms", "two of type " + transform.type(), "at most one");
            }
        }
    }

    static void checkPriorities(List<Rule> rules) {
        Set<Priority> seen = new HashSet<>();
        for (Rule rule : rules) {
            if (!seen.add(rule.priority())) {
                throw new IllegalArgumentException(
                        "priority: " + rule.priority() + " (expected: unique in its listener)");
            }
        }
        if (!seen.contains(Priority.DEFAULT)) {
            throw new IllegalArgumentException("rules: no default rule (expected: one)");
        }
    }
}
