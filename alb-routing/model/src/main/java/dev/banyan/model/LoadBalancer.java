package dev.banyan.model;

import java.util.List;

/**
 * An Application Load Balancer.
 *
 * @param arn its ARN
 * @param name its name
 * @param dnsName the name that an HTTP/1.0 request without Host gets
 * @param attributes its attributes by their ELBv2 keys
 * @param listeners its listeners, each on a port of its own
 */
public record LoadBalancer(
        Arn arn, String name, String dnsName, LoadBalancerAttributes attributes, List<Listener> listeners) {

    /** @throws InvalidRoutingException if the name is none, or two listeners share a port */
    public LoadBalancer {
        if (!name.matches("(?!internal-)[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?")) {
            throw InvalidRoutingException.expected(
                    "name", name, "up to 32 letters, digits and hyphens, no hyphen at an end, not internal- in front");
        }
        listeners = List.copyOf(listeners);
        long ports = listeners.stream().map(Listener::port).distinct().count();
        if (ports != listeners.size()) {
            throw new InvalidRoutingException(
                    ErrorCode.DUPLICATE_LISTENER, "A listener with the specified port already exists.");
        }
    }
}
