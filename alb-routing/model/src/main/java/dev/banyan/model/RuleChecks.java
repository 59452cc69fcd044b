package dev.banyan.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the parts of a rule. */
final class RuleChecks {

    private static final int MAXIMUM_VALUES = 5;
    /** The page on conditions says 5, the one on quotas 6: what both allow is allowed. */
    private static final int MAXIMUM_WILDCARDS = 6;

    private static final Set<String> ONCE = Set.of("host-header", "http-request-method", "path-pattern", "source-ip");

    private RuleChecks() {}

    static void checkActions(List<Action> actions) {
        if (actions.isEmpty() || actions.size() > 2) {
            throw new InvalidRoutingException(
                    actions.isEmpty() ? ErrorCode.VALIDATION_ERROR : ErrorCode.TOO_MANY_ACTIONS,
                    "actions: " + actions.size() + " (expected: 1 or 2)");
        }
        Action last = actions.get(actions.size() - 1);
        boolean lastRoutes = !(last instanceof AuthenticateAction);
        boolean firstAuthenticates = actions.size() == 1 || actions.get(0) instanceof AuthenticateAction;
        if (!lastRoutes || !firstAuthenticates) {
            throw refused("actions: " + actions.stream().map(Action::type).toList()
                    + " (expected: one forward, redirect or fixed-response as the last, at most one authentication"
                    + " before it)");
        }
        if (last instanceof RedirectAction redirect && redirect.isLoop()) {
            throw refused("The redirect configuration is not valid because it creates a loop");
        }
    }

    private static InvalidRoutingException refused(String message) {
        return new InvalidRoutingException(ErrorCode.INVALID_LOAD_BALANCER_ACTION, message);
    }

    static void checkConditions(Priority priority, List<Condition> conditions) {
        if (priority.isDefault() != conditions.isEmpty()) {
            throw InvalidRoutingException.expected(
                    "conditions",
                    conditions.size() + " at priority " + priority,
                    "none on the default rule, one or more on any other");
        }
        int values = conditions.stream()
                .mapToInt(condition -> condition.describe().size())
                .sum();
        if (values > MAXIMUM_VALUES) {
            throw InvalidRoutingException.validation("A rule can only have '" + MAXIMUM_VALUES + "' condition values");
        }
        int wildcards = conditions.stream().mapToInt(Condition::wildcards).sum();
        if (wildcards > MAXIMUM_WILDCARDS) {
            throw InvalidRoutingException.expected(
                    "conditions", wildcards + " wildcards", "at most " + MAXIMUM_WILDCARDS + " in a rule");
        }
        Set<String> seen = new HashSet<>();
        for (Condition condition : conditions) {
            if (!seen.add(condition.field()) && ONCE.contains(condition.field())) {
                throw InvalidRoutingException.expected(
                        "conditions", "two of field " + condition.field(), "at most one");
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
}
