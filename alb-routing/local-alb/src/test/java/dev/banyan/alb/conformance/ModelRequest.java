package dev.banyan.alb.conformance;

import dev.banyan.model.RoutingRequest;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as rules see it, taken from the raw bytes by other means than the load balancer's parser. */
final class ModelRequest implements RoutingRequest {

    private final String method;
    private final String target;
    private final List<String[]> headers = new ArrayList<>();

    /** Reads a request, one character for each byte. */
    ModelRequest(String bytes) {
        String head = bytes.substring(0, bytes.indexOf("\r\n\r\n"));
        String[] lines = head.split("\r\n");
        method = lines[0].substring(0, lines[0].indexOf(' '));
        target = lines[0].substring(lines[0].indexOf(' ') + 1, lines[0].lastIndexOf(' '));
        for (int line = 1; line < lines.length; line++) {
            String[] header = lines[line].split(":", 2);
            headers.add(new String[] {header[0], header.length > 1 ? header[1].trim() : ""});
        }
    }

    /** An absolute target without its scheme, or null. */
    private @Nullable String absolute() {
        return target.matches("(?is)https?://.*") ? target.substring(target.indexOf("://") + 3) : null;
    }

    private static String upTo(String text, String ends) {
        int end = 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, end);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String host() {
        String rest = absolute();
        String host = rest != null
                ? upTo(rest, "/?#")
                : headers("host").stream().findFirst().orElse("shop-1.eu-west-1.elb.amazonaws.com");
        return host.startsWith("[") ? host.substring(0, host.indexOf(']') + 1) : upTo(host, ":");
    }

    private String pathAndQuery() {
        String rest = absolute();
        String whole = rest == null ? target : rest.substring(upTo(rest, "/?#").length());
        return whole.startsWith("/") || whole.startsWith("*") || whole.startsWith("%") ? whole : "/" + whole;
    }

    @Override
    public String path() {
        return upTo(pathAndQuery(), "?#");
    }

    @Override
    public @Nullable String query() {
        String whole = pathAndQuery();
        String rest = whole.substring(path().length());
        return rest.startsWith("?") ? upTo(rest.substring(1), "#") : null;
    }

    @Override
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header[0].toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .map(header -> header[1])
                .toList();
    }

    @Override
    public InetAddress sourceAddress() {
        return InetAddress.getLoopbackAddress();
    }
}
