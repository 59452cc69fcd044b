package dev.banyan.function;

import static java.util.Objects.requireNonNull;

/**
 * A response to the client. Immutable; {@code with} methods return changed copies.
 *
 * @param status 200 to 599
 * @param headers header fields; the load balancer computes {@code Content-Length} and ignores hop-by-hop fields
 * @param body the body; empty for 204, 205 and 304
 */
public record AlbResponse(int status, Headers headers, Body body) {

    /** @throws IllegalArgumentException if the status is out of range or may not have a body */
    public AlbResponse {
        requireNonNull(headers, "headers");
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status: " + status + " (expected: 200 to 599)");
        }
        if (!body.isEmpty() && (status == 204 || status == 205 || status == 304)) {
            throw new IllegalArgumentException("body: " + body + " (expected: none with status " + status + ")");
        }
    }

    /** A response without header fields and body. */
    public static AlbResponse of(int status) {
        return new AlbResponse(status, Headers.empty(), Body.EMPTY);
    }

    /** A response with a body of this content type. */
    public static AlbResponse of(int status, String contentType, Body body) {
        return new AlbResponse(status, Headers.empty(), body).withHeader("Content-Type", contentType);
    }

    /** A plain text response in UTF-8. */
    public static AlbResponse text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", Body.of(text));
    }

    /** An HTML response in UTF-8. */
    public static AlbResponse html(int status, String html) {
        return of(status, "text/html; charset=utf-8", Body.of(html));
    }

    /** A response with one JSON object. */
    public static AlbResponse json(int status, JsonMembers members) {
        return of(status, "application/json", Body.of(Json.writeObject(members)));
    }

    /** A redirect. {@code location} is a path or an absolute URL. */
    public static AlbResponse redirect(int status, String location) {
        return of(status).withHeader("Location", location);
    }

    /**
     * A copy in which this field has this one value.
     *
     * @throws IllegalArgumentException if the name is no token, or the value has control characters
     */
    public AlbResponse withHeader(String name, String value) {
        return new AlbResponse(status, headers.with(requireName(name), requireValue(name, value)), body);
    }

    /**
     * A copy with one more {@code Set-Cookie} field. Without the target group attribute
     * {@code lambda.multi_value_headers.enabled} a response can carry one only: the first is sent and a warning logged.
     *
     * @throws IllegalArgumentException if the value has control characters
     */
    public AlbResponse withCookie(String setCookie) {
        return new AlbResponse(status, headers.plus("Set-Cookie", requireValue("Set-Cookie", setCookie)), body);
    }

    AlbResponse withoutBody() {
        return new AlbResponse(status, headers, Body.EMPTY);
    }

    private static String requireName(String name) {
        for (int index = 0; index < name.length(); index++) {
            if (!isTokenCharacter(name.charAt(index))) {
                throw new IllegalArgumentException("name: " + name + " (expected: a header name)");
            }
        }
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: \"\" (expected: a header name)");
        }
        return name;
    }

    private static boolean isTokenCharacter(char character) {
        return character > ' ' && character < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(character) < 0;
    }

    /** A line break in a value would let its author add header fields or a body. */
    private static String requireValue(String name, String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            if ((character < ' ' && character != '\t') || character == 0x7f) {
                throw new IllegalArgumentException(name + ": control character " + (int) character
                        + " (expected: visible characters, spaces and tabs)");
            }
        }
        return value;
    }
}
