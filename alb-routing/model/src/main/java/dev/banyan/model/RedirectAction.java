package dev.banyan.model;

import java.util.Locale;

/**
 * Answers with a redirect whose parts may hold {@code #{protocol}}, {@code #{host}}, {@code
 * #{port}}, {@code #{path}} (without its leading slash) and {@code #{query}}.
 *
 * @param statusCode 301 or 302
 * @param protocol {@code HTTP}, {@code HTTPS} or {@code #{protocol}}
 * @param host the host, 1 to 128 characters
 * @param port 1 to 65535 or {@code #{port}}
 * @param path the path from its leading slash on, 1 to 128 characters
 * @param query the query without its {@code ?}, 0 to 128 characters
 */
public record RedirectAction(int statusCode, String protocol, String host, String port, String path, String query)
        implements Action {

    /** The parts of a redirect that keeps everything as it was asked for. */
    public static final RedirectAction UNCHANGED =
            new RedirectAction(302, "#{protocol}", "#{host}", "#{port}", "/#{path}", "#{query}");

    /** @throws InvalidRoutingException if a part is outside its rule */
    public RedirectAction {
        require(statusCode == 301 || statusCode == 302, "statusCode", statusCode, "301 or 302");
        require(protocol.matches("HTTP|HTTPS|#\\{protocol}"), "protocol", protocol, "HTTP, HTTPS or #{protocol}");
        require(!host.isEmpty() && host.length() <= 128, "host", host, "1 to 128 characters");
        require(isPort(port), "port", port, "1 to 65535 or #{port}");
        require(!path.isEmpty() && path.length() <= 128, "path", path, "1 to 128 characters");
        require(query.length() <= 128, "query", query, "up to 128 characters");
        require(isPrintable(host), "host", host, "visible characters without spaces");
        require(isPrintable(query), "query", query, "visible characters without spaces");
        requirePlaceholders("host", host, "#{host}");
        requirePath(path);
        requirePlaceholders("query", query, "#{protocol}", "#{host}", "#{port}", "#{path}", "#{query}");
    }

    /** Returns whether the redirect leads back to what was asked for, whatever its query. */
    boolean isLoop() {
        return protocol.equals(UNCHANGED.protocol)
                && host.equals(UNCHANGED.host)
                && port.equals(UNCHANGED.port)
                && path.equals(UNCHANGED.path);
    }

    @Override
    public String type() {
        return "redirect";
    }

    /**
     * Returns the Location for a request. It always names the port, also the default one.
     *
     * @param request the request
     * @param scheme what the client used, {@code http} or {@code https}
     * @param requestPort the port that the client sees the listener on
     */
    public String location(RoutingRequest request, String scheme, int requestPort) {
        String target = protocol.equals("#{protocol}") ? scheme : protocol.toLowerCase(Locale.ROOT);
        String location = target + "://" + fill(host, request, scheme, requestPort) + ":"
                + fill(port, request, scheme, requestPort) + fill(path, request, scheme, requestPort);
        String filled = fill(query, request, scheme, requestPort);
        return filled.isEmpty() ? location : location + "?" + filled;
    }

    /** In one pass: what a client sent is never taken for a placeholder. */
    private static String fill(String part, RoutingRequest request, String scheme, int requestPort) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        for (int from = part.indexOf("#{"); from >= 0; from = part.indexOf("#{", at)) {
            int end = part.indexOf('}', from) + 1;
            filled.append(part, at, from).append(value(part.substring(from, end), request, scheme, requestPort));
            at = end;
        }
        return filled.append(part, at, part.length()).toString();
    }

    private static String value(String placeholder, RoutingRequest request, String scheme, int requestPort) {
        return switch (placeholder) {
            case "#{protocol}" -> scheme;
            case "#{host}" -> request.host();
            case "#{port}" -> Integer.toString(requestPort);
            case "#{path}" -> request.path().startsWith("/") ? request.path().substring(1) : request.path();
            default -> {
                String query = request.query();
                yield query == null ? "" : query;
            }
        };
    }

    private static void requirePath(String path) {
        String[] allowed = {"#{path}", "#{host}", "#{port}"};
        boolean once = true;
        for (String placeholder : allowed) {
            once &= path.indexOf(placeholder) == path.lastIndexOf(placeholder);
        }
        if (!path.startsWith("/")
                || !isPrintable(path)
                || !once
                || without(path, allowed).contains("#{")) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_LOAD_BALANCER_ACTION,
                    "The Path parameter must be a valid path, should start with a '/', and"
                            + " may contain up to one of each of these placeholders: '#{path}', '#{host}', '#{port}'.");
        }
    }

    /** Anything else could end the header that the redirect is written to. */
    private static boolean isPrintable(String part) {
        return part.chars().allMatch(character -> character > 0x20 && character < 0x7f);
    }

    private static void requirePlaceholders(String name, String value, String... allowed) {
        require(
                !without(value, allowed).contains("#{"),
                name,
                value,
                "no placeholder but " + String.join(", ", allowed));
    }

    private static String without(String value, String... placeholders) {
        String rest = value;
        for (String placeholder : placeholders) {
            rest = rest.replace(placeholder, "");
        }
        return rest;
    }

    private static boolean isPort(String port) {
        return port.equals("#{port}") || (port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 65_535);
    }

    private static void require(boolean valid, String name, Object value, String rule) {
        if (!valid) {
            throw InvalidRoutingException.expected(name, value, rule);
        }
    }
}
