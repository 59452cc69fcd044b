package dev.banyan.model;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between a listener and its rules. */
final class ListenerChecks {

    private ListenerChecks() {}

    static void checkPriorities(List<Rule> rules) {
        Set<Priority> seen = new HashSet<>();
        for (Rule rule : rules) {
            if (!seen.add(rule.priority())) {
                throw new InvalidRoutingException(ErrorCode.PRIORITY_IN_USE, "The specified priority is in use.")
                        .of(rule.arn());
            }
        }
        if (!seen.contains(Priority.DEFAULT)) {
            throw InvalidRoutingException.expected("rules", "no default rule", "one");
        }
    }

    /** What is only possible on one kind of listener: redirects down, and authentication. */
    static void checkProtocol(Protocol protocol, List<Rule> rules) {
        for (Rule rule : rules) {
            if (protocol == Protocol.HTTPS
                    && rule.routingAction() instanceof RedirectAction redirect
                    && redirect.protocol().equals("HTTP")) {
                throw InvalidRoutingException.action(rule, "You cannot redirect HTTPS to HTTP");
            }
            if (protocol == Protocol.HTTP && rule.requiresAuthentication()) {
                throw InvalidRoutingException.action(
                        rule,
                        "actions: " + rule.actions().get(0).type()
                                + " on an HTTP listener (expected: authentication on HTTPS listeners only)");
            }
        }
    }
}
