package dev.banyan.function;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the load balancer handed it to the function. Immutable.
 *
 * @param method the method, in upper case as the load balancer demands it
 * @param path the path without the query, exactly as the client sent it: not decoded
 * @param rawQuery the query without its question mark, not decoded. The event holds pairs grouped by key and no trace of
 *     a missing equals sign, so this is an equal query, not always the very text the client sent
 * @param query the decoded query parameters, names in order of appearance
 * @param headers the header fields. Without the multi-value attribute the load balancer passes only the last of several
 * @param cookies the cookies of all {@code Cookie} fields, in order
 * @param body the body, already decoded from base64
 * @param targetGroupArn the target group through which the request came
 * @param multiValue whether the event had the multi-value form, and so the response must have it
 * @param pathParameters the decoded values of the {@code {name}} parts of the route that matched; empty before routing
 */
public record AlbRequest(
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        Headers headers,
        List<Cookie> cookies,
        Body body,
        String targetGroupArn,
        boolean multiValue,
        Map<String, String> pathParameters) {

    private static final String TRACE_ID = "x-amzn-trace-id";

    /** Builds a request whose derived parts (query parameters, cookies) are read from the query and the headers. */
    public static AlbRequest of(
            String method,
            String path,
            String rawQuery,
            Headers headers,
            Body body,
            String targetGroupArn,
            boolean multiValue) {
        return new AlbRequest(
                method,
                path,
                rawQuery,
                Parameters.parse(rawQuery),
                headers,
                Cookie.parse(headers.all("cookie")),
                body,
                targetGroupArn,
                multiValue,
                Map.of());
    }

    /** A header's first value, or null if it did not arrive. */
    public @Nullable String header(String name) {
        return headers.first(name);
    }

    /** A query parameter's first value, decoded, or null if it did not arrive. */
    public @Nullable String queryParameter(String name) {
        List<String> values = query.get(name);
        return values == null ? null : values.get(0);
    }

    /**
     * The part of the path that a {@code {name}} of the route matched, decoded.
     *
     * @throws IllegalArgumentException if the route has no such part
     */
    public String pathParameter(String name) {
        String value = pathParameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("name: " + name + " (expected: one of " + pathParameters.keySet() + ")");
        }
        return value;
    }

    /** The value of the first cookie of this name, or null if it did not arrive. */
    public @Nullable String cookie(String name) {
        for (Cookie cookie : cookies) {
            if (cookie.name().equals(name)) {
                return cookie.value();
            }
        }
        return null;
    }

    /** The whole {@code X-Amzn-Trace-Id} field, which is also what the access log holds; null in health checks. */
    public @Nullable String traceId() {
        return headers.first(TRACE_ID);
    }

    /** The parameters of a form body ({@code application/x-www-form-urlencoded}); empty for any other content type. */
    public Map<String, List<String>> form() {
        boolean isForm = mediaType().equals("application/x-www-form-urlencoded");
        return isForm ? Parameters.parse(body.text()) : Map.of();
    }

    /** The media type of the body in lower case, without parameters; empty if none was sent. */
    public String mediaType() {
        return ContentTypes.mediaType(headers.first("content-type"));
    }

    /**
     * Whether the load balancer itself asks if the function is healthy. Clients cannot pass for it by their user agent
     * alone, as the load balancer adds a trace id to every request of theirs.
     */
    public boolean isHealthCheck() {
        String userAgent = headers.first("user-agent");
        return userAgent != null
                && userAgent.startsWith("ELB-HealthChecker/")
                && !headers.contains(TRACE_ID)
                && !headers.contains("x-forwarded-for");
    }

    /** Whether an {@code Accept} field names HTML before JSON, as browsers do. */
    public boolean prefersHtml() {
        String accept = String.join(",", headers.all("accept")).toLowerCase(Locale.ROOT);
        int html = accept.indexOf("text/html");
        int json = accept.indexOf("application/json");
        return html >= 0 && (json < 0 || html < json);
    }

    AlbRequest withPathParameters(Map<String, String> parameters) {
        return new AlbRequest(
                method, path, rawQuery, query, headers, cookies, body, targetGroupArn, multiValue, parameters);
    }
}
