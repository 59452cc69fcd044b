package dev.banyan.function;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * One cookie as a client sent it.
 *
 * @param name the name, never empty
 * @param value the value exactly as sent, quotes included
 */
public record Cookie(String name, String value) {

    public Cookie {
        requireNonNull(value, "value");
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: \"\" (expected: at least one character)");
        }
    }

    /**
     * Reads {@code Cookie} header values: HTTP/2 clients send several, HTTP/1.1 clients one. Pairs without a name or without
     * an equals sign are left out, as a browser never sends them.
     */
    static List<Cookie> parse(List<String> headerValues) {
        List<Cookie> cookies = new ArrayList<>();
        for (String headerValue : headerValues) {
            int start = 0;
            while (start <= headerValue.length()) {
                int end = headerValue.indexOf(';', start);
                int stop = end < 0 ? headerValue.length() : end;
                addPair(headerValue.substring(start, stop), cookies);
                start = stop + 1;
            }
        }
        return List.copyOf(cookies);
    }

    private static void addPair(String pair, List<Cookie> cookies) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return;
        }
        String name = pair.substring(0, equals).strip();
        if (!name.isEmpty()) {
            cookies.add(new Cookie(name, pair.substring(equals + 1).strip()));
        }
    }
}
