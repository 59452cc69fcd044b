package dev.banyan.migration.plan.traffic;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Method and URL of a request, in the parts that rules see.
 *
 * @param method the method as sent
 * @param scheme in small letters, such as {@code https}
 * @param host the host without port
 * @param port the port, or 0 where the URL has none
 * @param path as the client sent it, with whatever it held
 * @param query the text after the first {@code ?}, or null for none
 */
record LoggedUrl(
        String method,
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query) {

    /**
     * Reads the log's field {@code "METHOD proto://host:port/uri HTTP/x.y"}. The URI may hold blanks, because the log
     * writes what the client sent.
     *
     * @return null where the load balancer could not read a request, as in {@code - http://shop:80- -}
     * @throws BrokenLineException if the field has another shape
     */
    static @Nullable LoggedUrl parse(String field) throws BrokenLineException {
        int first = field.indexOf(' ');
        int last = field.lastIndexOf(' ');
        if (first <= 0 || last <= first) {
            throw new BrokenLineException("field 13, the request (expected: METHOD proto://host:port/uri HTTP/x.y)");
        }
        String method = field.substring(0, first);
        return method.equals("-") ? null : of(method, field.substring(first + 1, last));
    }

    /** @throws BrokenLineException if the text is no URL of the form {@code proto://host:port/uri} */
    static LoggedUrl of(String method, String url) throws BrokenLineException {
        int slashes = url.indexOf("://");
        if (slashes <= 0) {
            throw new BrokenLineException("the URL (expected: proto://host:port/uri)");
        }
        int from = slashes + 3;
        int end = endOfAuthority(url, from);
        String authority = url.substring(from, end);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon >= 0 && authority.substring(colon + 1).matches("\\d{1,5}");
        int question = url.indexOf('?', end);
        return new LoggedUrl(
                method,
                url.substring(0, slashes).toLowerCase(Locale.ROOT),
                hasPort ? authority.substring(0, colon) : authority,
                hasPort ? Integer.parseInt(authority.substring(colon + 1)) : 0,
                url.substring(end, question < 0 ? url.length() : question),
                question < 0 ? null : url.substring(question + 1));
    }

    /** The path of {@code OPTIONS *} follows the port without a slash. */
    private static int endOfAuthority(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#*".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
