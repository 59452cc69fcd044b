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

    /** @throws IllegalArgumentException if two listeners share a port */
    public LoadBalancer {
        listeners = List.copyOf(listeners);
        long ports = listeners.stream().map(Listener::port).distinct().count();
        if (ports != listeners.size()) {
            throw new IllegalArgumentException(
                    "listeners: two listeners on one port (expected: a port of its own for each)");
        }
    }
}
