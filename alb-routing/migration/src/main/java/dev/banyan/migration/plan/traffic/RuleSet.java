package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import java.util.List;
import java.util.Optional;

/**
 * The rules of a load balancer, old or new.
 *
 * @param loadBalancer {@code app/name/id}
 * @param listeners its listeners
 */
public record RuleSet(String loadBalancer, List<ReadableListener> listeners) {

    /** Copies the listeners. */
    public RuleSet {
        listeners = List.copyOf(listeners);
    }

    /**
     * Returns the listener that a URL comes to: the one of its port, else the only one of its protocol, because a port
     * that clients see may be mapped.
     */
    Optional<ReadableListener> listener(LoggedUrl url) {
        List<ReadableListener> same = listeners.stream()
                .filter(one -> one.protocol().scheme().equals(url.scheme()))
                .toList();
        Optional<ReadableListener> exact =
                same.stream().filter(one -> one.takes(url.scheme(), url.port())).findFirst();
        boolean isDefaultPort = url.port() == 0;
        if (exact.isPresent()) {
            return exact;
        }
        return same.size() == 1
                ? Optional.of(same.get(0))
                : same.stream()
                        .filter(one -> isDefaultPort
                                && one.listener().port() == one.protocol().defaultPort())
                        .findFirst();
    }

    /**
     * Returns the listener that takes the place of another load balancer's, by its ARN, else by protocol and port.
     *
     * @throws IllegalArgumentException if there is none
     */
    ReadableListener sameAs(ReadableListener other) {
        return listeners.stream()
                .filter(one -> one.listener().arn().equals(other.listener().arn()))
                .findFirst()
                .or(() -> listeners.stream()
                        .filter(one -> one.takes(
                                other.protocol().scheme(), other.listener().port()))
                        .findFirst())
                .orElseThrow(() -> new IllegalArgumentException("rules: no listener "
                        + other.protocol().scheme() + ":" + other.listener().port()
                        + " among the new ones (expected: every listener that has traffic)"));
    }
}
