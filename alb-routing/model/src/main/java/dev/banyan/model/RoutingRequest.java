package dev.banyan.model;

import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can see of a request. An implementation may compute each answer when it is asked; it
 * is used by one thread at a time.
 */
public interface RoutingRequest {

    /** Returns the method as sent, such as {@code GET}. */
    String method();

    /** Returns the host asked for without port: of an absolute target, else of the first Host header. */
    String host();

    /** Returns the path as the client sent it, without the query, still percent-encoded. */
    String path();

    /** Returns the text after the first {@code ?} as sent, or null where there is none. */
    @Nullable
    String query();

    /**
     * Returns the values of a header in the order of arrival.
     *
     * @param name the header's name in any case
     */
    List<String> headers(String name);

    /** Returns the address that opened the connection. */
    InetAddress sourceAddress();
}
