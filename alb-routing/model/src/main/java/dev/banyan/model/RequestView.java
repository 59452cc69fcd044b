package dev.banyan.model;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as conditions compare it; each part is prepared when first asked for. Used by one thread. */
final class RequestView {

    /** A pair of the query; a key without an equals sign has an empty value. */
    record Pair(String key, String value) {}

    private final RoutingRequest request;
    private @Nullable String host;
    private @Nullable String path;
    private @Nullable List<Pair> query;
    private @Nullable Map<String, List<String>> headers;

    RequestView(RoutingRequest request) {
        this.request = request;
    }

    String method() {
        return request.method();
    }

    InetAddress sourceAddress() {
        return request.sourceAddress();
    }

    /** Returns the host in small letters. */
    String host() {
        String known = host;
        if (known == null) {
            known = Visible.lowerCase(Visible.text(request.host()));
            host = known;
        }
        return known;
    }

    /** Returns the normalised path; one that cannot be normalised as it is, since its request is refused anyway. */
    String path() {
        String known = path;
        if (known == null) {
            String raw = request.path();
            String normal = RequestPath.normalise(raw);
            known = Visible.text(normal == null ? raw : normal);
            path = known;
        }
        return known;
    }

    /**
     * Returns the pairs up to a number sign; empty ones are left out. Whether AWS decodes them first is
     * not documented: they are compared as sent.
     */
    List<Pair> query() {
        List<Pair> known = query;
        if (known == null) {
            String text = request.query();
            known = text == null ? List.of() : pairs(beforeFragment(Visible.text(text)));
            query = known;
        }
        return known;
    }

    private static String beforeFragment(String text) {
        int fragment = text.indexOf('#');
        return fragment < 0 ? text : text.substring(0, fragment);
    }

    private static List<Pair> pairs(String query) {
        List<Pair> pairs = new ArrayList<>();
        int start = 0;
        while (start <= query.length()) {
            int next = query.indexOf('&', start);
            int end = next < 0 ? query.length() : next;
            int equals = query.indexOf('=', start);
            if (equals < 0 || equals > end) {
                equals = end;
            }
            if (end > start) {
                String value = equals < end ? query.substring(equals + 1, end) : "";
                pairs.add(new Pair(query.substring(start, equals), value));
            }
            start = end + 1;
        }
        return pairs;
    }

    /** Returns the values of a header; rules that ask for the same one share the answer. */
    List<String> headers(String name) {
        Map<String, List<String>> known = headers;
        if (known == null) {
            known = new HashMap<>(4);
            headers = known;
        }
        return known.computeIfAbsent(
                name, key -> request.headers(key).stream().map(Visible::text).toList());
    }
}
