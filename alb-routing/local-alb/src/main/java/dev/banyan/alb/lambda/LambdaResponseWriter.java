package dev.banyan.alb.lambda;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.loop.HttpDate;
import dev.banyan.alb.page.StatusPhrase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the answer that a client gets for a function's response. */
public final class LambdaResponseWriter {

    private static final String DEFAULT_TYPE = "application/octet-stream";

    private LambdaResponseWriter() {}

    /**
     * Writes head and body.
     *
     * @param out gets the bytes
     * @param response what the function answered
     * @param date the current date
     * @param keepAlive whether the connection stays open
     * @param headRequest whether the body is left out because HEAD was asked
     * @param extra further header lines with their ends, or null
     */
    public static void write(
            ByteWriter out,
            LambdaResponse response,
            HttpDate date,
            boolean keepAlive,
            boolean headRequest,
            @Nullable String extra) {
        int status = response.status();
        String reason = response.reason();
        out.put("HTTP/1.1 ").decimal(status).put(' ');
        text(out, reason == null ? StatusPhrase.of(status) : reason);
        out.put("\r\n");
        boolean[] given = headers(out, response.headers());
        if (!given[HeaderName.SERVER]) {
            out.put("Server: awselb/2.0\r\n");
        }
        if (!given[HeaderName.DATE]) {
            out.put(date.line());
        }
        boolean bodyless = status == 204 || status == 304;
        if (!given[HeaderName.CONTENT_TYPE] && !bodyless) {
            out.put("Content-Type: ").put(DEFAULT_TYPE).put("\r\n");
        }
        if (!bodyless) {
            out.put("Content-Length: ").decimal(response.body().length).put("\r\n");
        }
        out.put(keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        if (extra != null) {
            out.put(extra);
        }
        out.put("\r\n");
        if (!headRequest && !bodyless) {
            out.put(response.body());
        }
    }

    private static boolean[] headers(ByteWriter out, Map<String, List<String>> headers) {
        boolean[] given = new boolean[32];
        headers.forEach((name, values) -> {
            byte[] bytes = Ascii.bytes(name);
            int known = HeaderName.of(bytes, 0, bytes.length);
            if (isForThisHop(known)) {
                return;
            }
            for (String value : values) {
                given[known] = true;
                out.put(bytes).put(": ");
                text(out, value);
                out.put("\r\n");
            }
        });
        return given;
    }

    private static boolean isForThisHop(int name) {
        return switch (name) {
            case HeaderName.CONNECTION,
                    HeaderName.CONTENT_LENGTH,
                    HeaderName.KEEP_ALIVE,
                    HeaderName.PROXY_CONNECTION,
                    HeaderName.TE,
                    HeaderName.TRANSFER_ENCODING,
                    HeaderName.UPGRADE,
                    HeaderName.X_BANYAN -> true;
            default -> false;
        };
    }

    private static void text(ByteWriter out, String value) {
        out.put(value.getBytes(StandardCharsets.UTF_8));
    }
}
