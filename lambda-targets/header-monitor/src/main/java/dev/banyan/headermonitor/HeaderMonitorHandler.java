package dev.banyan.headermonitor;

import dev.banyan.function.AlbEndpoint;
import dev.banyan.function.AlbHandler;
import dev.banyan.function.AlbRequest;
import dev.banyan.function.AlbResponse;
import dev.banyan.function.Body;
import dev.banyan.function.Invocation;
import dev.banyan.function.Router;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Shows and records request headers.
 * <ul>
 *   <li>{@code GET /monitor} redirects to the next one.
 *   <li>{@code GET /monitor/headers} shows the caller what arrived, as JSON, or as a page to browsers
 *       ({@code ?format=json} and {@code ?format=html} overrule the {@code Accept} field).
 *   <li>{@code POST /monitor/beacon} answers 204.
 *   <li>{@code GET /monitor/pixel.gif} answers a transparent image of one pixel.
 * </ul>
 * The last three write one redacted {@link HeaderEvent} to the log each. Nothing may be stored by caches, and no answer
 * has CORS fields: a page of another origin must not read which cookies a visitor has.
 */
public final class HeaderMonitorHandler extends AlbHandler {

    /** A transparent GIF of one pixel, 43 bytes. */
    private static final Body PIXEL =
            Body.of(Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=="));

    /** The function as Lambda starts it. */
    public HeaderMonitorHandler() {
        super(routes());
    }

    HeaderMonitorHandler(Clock clock, @Nullable PrintStream lines) {
        super(routes(), clock, lines);
    }

    private static AlbEndpoint routes() {
        return Router.builder()
                .get("/monitor", HeaderMonitorHandler::index)
                .get("/monitor/headers", HeaderMonitorHandler::headers)
                .post("/monitor/beacon", HeaderMonitorHandler::beacon)
                .get("/monitor/pixel.gif", HeaderMonitorHandler::pixel)
                .build();
    }

    private static AlbResponse index(AlbRequest request, Invocation invocation) {
        return noStore(AlbResponse.redirect(302, "/monitor/headers"));
    }

    private static AlbResponse headers(AlbRequest request, Invocation invocation) {
        HeaderEvent event = record("headers", request, invocation);
        AlbResponse response =
                wantsHtml(request) ? HeadersPage.of(event) : AlbResponse.json(200, new HeadersDocument(event));
        return noStore(response)
                .withHeader("Vary", "Accept")
                .withHeader("Cross-Origin-Resource-Policy", "same-origin")
                .withHeader("X-Content-Type-Options", "nosniff");
    }

    private static AlbResponse beacon(AlbRequest request, Invocation invocation) {
        record("beacon", request, invocation);
        return noStore(AlbResponse.of(204));
    }

    private static AlbResponse pixel(AlbRequest request, Invocation invocation) {
        record("pixel", request, invocation);
        return noStore(AlbResponse.of(200, "image/gif", PIXEL));
    }

    private static boolean wantsHtml(AlbRequest request) {
        String format = request.queryParameter("format");
        return format == null ? request.prefersHtml() : format.equals("html");
    }

    private static HeaderEvent record(String kind, AlbRequest request, Invocation invocation) {
        HeaderEvent event = HeaderEvent.of(kind, request, invocation);
        invocation.log().info("header event", event);
        return event;
    }

    private static AlbResponse noStore(AlbResponse response) {
        return response.withHeader("Cache-Control", "no-store");
    }
}
