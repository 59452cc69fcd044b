package dev.banyan.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request made of fixed parts. */
record StubRequest(
        String method,
        String host,
        String path,
        @Nullable String query,
        List<Map.Entry<String, String>> lines,
        InetAddress sourceAddress)
        implements RoutingRequest {

    static StubRequest get(String path) {
        return new StubRequest("GET", "shop.example.com", path, null, List.of(), address("192.0.2.1"));
    }

    StubRequest withMethod(String newMethod) {
        return new StubRequest(newMethod, host, path, query, lines, sourceAddress);
    }

    StubRequest withHost(String newHost) {
        return new StubRequest(method, newHost, path, query, lines, sourceAddress);
    }

    StubRequest withQuery(@Nullable String newQuery) {
        return new StubRequest(method, host, path, newQuery, lines, sourceAddress);
    }

    StubRequest withHeader(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(lines);
        more.add(Map.entry(name, value));
        return new StubRequest(method, host, path, query, more, sourceAddress);
    }

    StubRequest from(String address) {
        return new StubRequest(method, host, path, query, lines, address(address));
    }

    @Override
    public List<String> headers(String name) {
        return lines.stream()
                .filter(line -> line.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
