package dev.banyan.alb.headers;

import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.LoadBalancerAttributes.ForwardedForMode;
import org.jspecify.annotations.Nullable;

/**
 * What a listener does to the headers of a request.
 *
 * @param preserveHost whether Host goes on as it came
 * @param forwardedFor what becomes of X-Forwarded-For
 * @param forwardedForPort whether X-Forwarded-For names the client's port
 * @param dropInvalid whether headers with unusual names are dropped
 * @param scheme what clients speak, {@code http} or {@code https}
 * @param port the port that clients see
 * @param fallbackHost the host of requests that name none
 * @param tls the headers about the client's encryption, or null where targets are told nothing of it
 */
public record ForwardingSettings(
        boolean preserveHost,
        ForwardedForMode forwardedFor,
        boolean forwardedForPort,
        boolean dropInvalid,
        String scheme,
        int port,
        String fallbackHost,
        @Nullable TlsHeaders tls) {

    /** Returns the settings that follow from the attributes of a load balancer and its listener. */
    public static ForwardingSettings of(
            LoadBalancerAttributes attributes,
            ListenerAttributes listener,
            String scheme,
            int port,
            String fallbackHost) {
        return new ForwardingSettings(
                attributes.preserveHostHeader(),
                attributes.forwardedForMode(),
                attributes.forwardedForClientPort(),
                attributes.dropInvalidHeaderFields(),
                scheme,
                port,
                fallbackHost,
                attributes.tlsVersionAndCipherSuite() ? new TlsHeaders(listener) : null);
    }
}
