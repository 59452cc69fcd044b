package dev.banyan.cli.inspect;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.model.RoutingRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody asks about, as the load balancer would see it from this machine.
 *
 * @param method the method
 * @param scheme {@code http} or {@code https}
 * @param host the host without port, in lower case
 * @param port the port, or -1 where the URL leaves it out
 * @param path the path
 * @param query the query, or null
 * @param headers the header lines
 */
record AskedRequest(
        String method,
        String scheme,
        String host,
        int port,
        String path,
        @Nullable String query,
        List<Header> headers) implements RoutingRequest {

    /** A header line. */
    record Header(String name, String value) {}

    /** @throws CommandException if the URL or a header is not one */
    static AskedRequest parse(String method, String url, List<String> headerLines) {
        URI uri = uri(url);
        String host = uri.getHost();
        if (host == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw badUrl(url, null);
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        List<Header> headers = new ArrayList<>();
        headerLines.forEach(line -> headers.add(header(line)));
        String named = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("host"))
                .map(header -> header.value().replaceAll(":\\d+$", ""))
                .findFirst()
                .orElse(host);
        return new AskedRequest(
                method,
                uri.getScheme(),
                named.toLowerCase(Locale.ROOT),
                uri.getPort(),
                path,
                uri.getRawQuery(),
                List.copyOf(headers));
    }

    @Override
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .toList();
    }

    @Override
    public InetAddress sourceAddress() {
        return InetAddress.getLoopbackAddress();
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw badUrl(url, e);
        }
    }

    private static Header header(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new CommandException(ExitCode.INPUT, "--header: " + line + " (expected: 'Name: value')");
        }
        return new Header(
                line.substring(0, colon).trim(), line.substring(colon + 1).trim());
    }

    private static CommandException badUrl(String url, @Nullable Exception cause) {
        String message = "url: " + url + " (expected: http:// or https://, a host and a path)";
        return cause == null
                ? new CommandException(ExitCode.INPUT, message)
                : new CommandException(ExitCode.INPUT, message, cause);
    }
}
