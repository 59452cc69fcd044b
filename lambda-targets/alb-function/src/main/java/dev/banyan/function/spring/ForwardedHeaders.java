package dev.banyan.function.spring;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.ServerProperties.ForwardHeadersStrategy;

/** Names of the headers in which the load balancer reports the client, and the addresses of one's own proxies. */
record ForwardedHeaders(
        String remoteIp, String protocol, String port, String host, String httpsValue, Pattern internalProxies) {

    /** Returns null when the application does not ask its server to honour such headers. */
    static @Nullable ForwardedHeaders of(ServerProperties properties) {
        var remote = properties.getTomcat().getRemoteip();
        boolean asked = properties.getForwardHeadersStrategy() == ForwardHeadersStrategy.NATIVE
                || hasText(remote.getProtocolHeader())
                || hasText(remote.getRemoteIpHeader());
        if (!asked) {
            return null;
        }
        return new ForwardedHeaders(
                orElse(remote.getRemoteIpHeader(), "X-Forwarded-For"),
                orElse(remote.getProtocolHeader(), "X-Forwarded-Proto"),
                remote.getPortHeader(),
                remote.getHostHeader(),
                remote.getProtocolHeaderHttpsValue(),
                Pattern.compile(remote.getInternalProxies()));
    }

    boolean isInternalProxy(String address) {
        return internalProxies.matcher(address).matches();
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }

    private static boolean hasText(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
