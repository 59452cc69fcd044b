package dev.banyan.function.parity;

import dev.banyan.function.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row's request as it stands on a connection: the client's to the load balancer, or the load balancer's to a target.
 *
 * @param headers header lines in order
 */
public record RawRequest(String method, String target, List<Header> headers, Body body) {

    /** A header line. */
    public record Header(String name, String value) {}

    private static final String CLIENT = "203.0.113.7";
    private static final String TRACE_ID = "Root=1-67891233-abcdef012345678912345678";

    /** What a client sends. */
    public static RawRequest sent(ParityRow row) {
        List<Header> headers = new ArrayList<>();
        for (String line : row.headers()) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).trim()));
        }
        Body body = Body.of(row.body());
        addUnlessThere(headers, "Host", "shop.example.test");
        if (!body.isEmpty() || row.method().equals("POST")) {
            addUnlessThere(headers, "Content-Length", String.valueOf(body.length()));
        }
        return new RawRequest(row.method(), row.target(), headers, body);
    }

    /** What reaches a target when a client sends the row to the load balancer's HTTP listener. */
    public static RawRequest forwarded(ParityRow row) {
        RawRequest sent = sent(row);
        List<Header> headers = new ArrayList<>(sent.headers());
        addUnlessThere(headers, "X-Amzn-Trace-Id", TRACE_ID);
        addUnlessThere(headers, "X-Forwarded-Proto", "http");
        addUnlessThere(headers, "X-Forwarded-Port", "80");
        appendClient(headers);
        return new RawRequest(sent.method(), sent.target(), headers, sent.body());
    }

    private static void addUnlessThere(List<Header> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            headers.add(new Header(name, value));
        }
    }

    private static void appendClient(List<Header> headers) {
        for (int index = 0; index < headers.size(); index++) {
            Header header = headers.get(index);
            if (header.name().toLowerCase(Locale.ROOT).equals("x-forwarded-for")) {
                headers.set(index, new Header(header.name(), header.value() + ", " + CLIENT));
                return;
            }
        }
        headers.add(new Header("X-Forwarded-For", CLIENT));
    }
}
