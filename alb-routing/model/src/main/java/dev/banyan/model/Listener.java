package dev.banyan.model;

import java.util.Comparator;
import java.util.List;

/**
 * A listener: one port of a load balancer and the rules that decide about its requests.
 *
 * @param arn the listener's ARN
 * @param protocol what clients speak
 * @param port 1 to 65535, as the API and the ARNs know it
 * @param rules all rules by ascending priority, the default rule last
 * @param attributes its attributes by their ELBv2 keys
 */
public record Listener(Arn arn, Protocol protocol, int port, List<Rule> rules, ListenerAttributes attributes) {

    /**
     * @throws InvalidRoutingException if the port is outside its range, two rules share a priority, there is
     *     not exactly one default rule, or a rule does what listeners of this protocol cannot do
     */
    public Listener {
        if (port < 1 || port > 65_535) {
            throw InvalidRoutingException.expected("port", port, "1 to 65535");
        }
        rules = rules.stream().sorted(Comparator.comparing(Rule::priority)).toList();
        ListenerChecks.checkPriorities(rules);
        ListenerChecks.checkProtocol(protocol, rules);
    }

    /** Creates a listener with the default of every attribute. */
    public Listener(Arn arn, Protocol protocol, int port, List<Rule> rules) {
        this(arn, protocol, port, rules, ListenerAttributes.DEFAULT);
    }
}
