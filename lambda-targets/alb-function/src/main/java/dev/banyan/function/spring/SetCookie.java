package dev.banyan.function.spring;

import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a cookie with the attributes, their order and their spelling that Tomcat gives it. */
final class SetCookie {

    private static final DateTimeFormatter EXPIRES = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    /** Written in an order of their own. */
    private static final Set<String> KNOWN =
            Set.of("comment", "domain", "max-age", "path", "secure", "httponly", "samesite", "partitioned");

    private SetCookie() {}

    static String format(Cookie cookie, Instant now) {
        StringBuilder header = new StringBuilder(cookie.getName()).append('=');
        if (cookie.getValue() != null) {
            header.append(cookie.getValue());
        }
        appendLifetime(header, cookie.getMaxAge(), now);
        appendValue(header, "Domain", cookie.getDomain());
        appendValue(header, "Path", cookie.getPath());
        appendFlag(header, "Secure", cookie.getSecure());
        appendFlag(header, "HttpOnly", cookie.isHttpOnly());
        appendValue(header, "SameSite", cookie.getAttribute("SameSite"));
        appendFlag(header, "Partitioned", Boolean.parseBoolean(cookie.getAttribute("Partitioned")));
        for (Map.Entry<String, String> other : cookie.getAttributes().entrySet()) {
            if (!KNOWN.contains(other.getKey().toLowerCase(Locale.ROOT))) {
                header.append("; ").append(other.getKey()).append('=').append(other.getValue());
            }
        }
        return header.toString();
    }

    private static void appendLifetime(StringBuilder header, int seconds, Instant now) {
        if (seconds >= 0) {
            // A date long past ends a cookie at once in browsers with a wrong clock too.
            Instant expiry = seconds == 0 ? Instant.ofEpochSecond(10) : now.plusSeconds(seconds);
            header.append("; Max-Age=").append(seconds).append("; Expires=").append(EXPIRES.format(expiry));
        }
    }

    @SuppressWarnings("NullAway") // The servlet API answers null for an attribute that is not set.
    private static void appendValue(StringBuilder header, String name, String value) {
        if (value != null && !value.isEmpty()) {
            header.append("; ").append(name).append('=').append(value);
        }
    }

    private static void appendFlag(StringBuilder header, String name, boolean set) {
        if (set) {
            header.append("; ").append(name);
        }
    }
}
