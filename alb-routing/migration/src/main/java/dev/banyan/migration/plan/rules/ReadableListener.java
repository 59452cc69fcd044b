package dev.banyan.migration.plan.rules;

import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.Protocol;
import java.util.Map;

/**
 * A listener made of what the load balancer describes.
 *
 * @param listener the listener; a rule that could not be read stands in it with the conditions that could, or with one that
 *     holds for every path, and an action that stands for none
 * @param unreadable what could not be read, by rule: such a rule may take a request or not
 */
public record ReadableListener(Listener listener, Map<Arn, String> unreadable) {

    /** Copies the map. */
    public ReadableListener {
        unreadable = Map.copyOf(unreadable);
    }

    /** Returns whether requests of a URL come here. */
    public boolean takes(String scheme, int port) {
        return protocol().scheme().equals(scheme) && listener.port() == port;
    }

    /** Returns the protocol. */
    public Protocol protocol() {
        return listener.protocol();
    }
}
