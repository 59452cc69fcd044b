package dev.banyan.function.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asked, and under which address the client knows this application. */
record RequestOrigin(String remoteAddress, boolean secure, String serverName, int serverPort) {

    /** An address of the loopback: the event does not name the load balancer's own. */
    private static final String UNKNOWN_PEER = "127.0.0.1";

    /** Only characters that a Host header may hold; the optional port is the second group. */
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::([0-9]{0,5}))?");

    /** Returns the origin by the Host header alone, null when Tomcat refuses that header. */
    static @Nullable RequestOrigin byHost(HeaderMap headers) {
        if (headers.all("host").size() > 1) {
            return null;
        }
        String host = headers.first("host");
        if (host == null) {
            return new RequestOrigin(UNKNOWN_PEER, false, "localhost", 80);
        }
        var matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            return null;
        }
        String port = matcher.group(2);
        int number = port == null || port.isEmpty() ? 80 : Integer.parseInt(port);
        return new RequestOrigin(UNKNOWN_PEER, false, matcher.group(1), number);
    }

    /**
     * The origin as Tomcat's remote IP valve works it out behind a trusted proxy. The load balancer appends the address
     * of its client to X-Forwarded-For, so the list is read from the right, past proxies of one's own.
     *
     * @param headers the request's; forwarding headers that were used up are taken out of it, as the valve does
     */
    RequestOrigin forwarded(ForwardedHeaders names, HeaderMap headers) {
        RequestOrigin origin = new RequestOrigin(client(names, headers), secure, serverName, serverPort);
        return origin.withProtocol(names, headers).withHost(names, headers);
    }

    private String client(ForwardedHeaders names, HeaderMap headers) {
        Deque<String> hops = new ArrayDeque<>();
        for (String value : String.join(",", headers.all(names.remoteIp())).split(",")) {
            if (!value.isBlank()) {
                hops.addLast(value.trim());
            }
        }
        if (hops.isEmpty()) {
            return remoteAddress;
        }
        String client = hops.removeLast();
        while (names.isInternalProxy(client) && !hops.isEmpty()) {
            client = hops.removeLast();
        }
        headers.remove(names.remoteIp());
        headers.remove("X-Forwarded-By");
        if (!hops.isEmpty()) {
            headers.set(names.remoteIp(), String.join(",", hops));
        }
        return client;
    }

    private RequestOrigin withProtocol(ForwardedHeaders names, HeaderMap headers) {
        String protocol = headers.first(names.protocol());
        if (protocol == null) {
            return this;
        }
        boolean https = true;
        for (String each : protocol.split(",")) {
            https &= each.trim().equalsIgnoreCase(names.httpsValue());
        }
        int port = port(headers.first(names.port()), https ? 443 : 80);
        return new RequestOrigin(remoteAddress, https, serverName, port);
    }

    private RequestOrigin withHost(ForwardedHeaders names, HeaderMap headers) {
        String host = headers.first(names.host());
        var matcher = HOST.matcher(host == null ? "" : host);
        return matcher.matches() ? new RequestOrigin(remoteAddress, secure, matcher.group(1), serverPort) : this;
    }

    private static int port(@Nullable String value, int otherwise) {
        return value != null && value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : otherwise;
    }

    String scheme() {
        return secure ? "https" : "http";
    }

    /** Scheme, host and, unless it is the scheme's own, port: {@code https://shop.example.test:8443}. */
    static String authority(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean schemesOwn = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (schemesOwn ? "" : ":" + port);
    }
}
