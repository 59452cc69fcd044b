package dev.banyan.alb.lambda;

import dev.banyan.alb.headers.HeaderModification;
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
     * @param modification the headers that the listener sets, or null
     * @param extra further header lines with their ends, or null
     */
    public static void write(
            ByteWriter out,
            LambdaResponse response,
            HttpDate date,
            boolean keepAlive,
            boolean headRequest,
            @Nullable HeaderModification modification,
            @Nullable String extra) {
        int status = response.status();
        boolean bodyless = status == 204 || status == 304;
        statusLine(out, response);
        boolean[] given = headers(out, response.headers(), modification);
        if (!given[HeaderName.SERVER] && HeaderModification.namesServer(modification)) {
            out.put("Server: awselb/2.0\r\n");
        }
        if (!given[HeaderName.DATE]) {
            out.put(date.line());
        }
        if (!given[HeaderName.CONTENT_TYPE] && !bodyless) {
            out.put("Content-Type: ").put(DEFAULT_TYPE).put("\r\n");
        }
        if (!bodyless) {
            contentLength(out, response, headRequest);
        }
        HeaderModification.write(out, modification);
        out.put(keepAlive ? "Connection: keep-alive\r\n" : "Connection: close\r\n");
        if (extra != null) {
            out.put(extra);
        }
        out.put("\r\n");
        if (!headRequest && !bodyless) {
            out.put(response.body());
        }
    }

    private static void statusLine(ByteWriter out, LambdaResponse response) {
        String reason = response.reason();
        out.put("HTTP/1.1 ").decimal(response.status()).put(' ');
        text(out, reason == null ? StatusPhrase.of(response.status()) : reason);
        out.put("\r\n");
    }

    /**
     * The length is that of the body. Only of an answer to HEAD the body says nothing when the function left it out:
     * then the length is what the function says a GET would have, and without a word of it there is none, since 0 would
     * be a claim about GET. AWS documents none of this.
     */
    private static void contentLength(ByteWriter out, LambdaResponse response, boolean headRequest) {
        String length = Integer.toString(response.body().length);
        if (headRequest && response.body().length == 0) {
            length = givenLength(response.headers());
        }
        if (!length.isEmpty()) {
            out.put("Content-Length: ").put(length).put("\r\n");
        }
    }

    private static String givenLength(Map<String, List<String>> headers) {
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            boolean length = header.getKey().equalsIgnoreCase("content-length");
            if (length
                    && header.getValue().size() == 1
                    && header.getValue().get(0).matches("\\d{1,18}")) {
                return header.getValue().get(0);
            }
        }
        return "";
    }

    private static boolean[] headers(
            ByteWriter out, Map<String, List<String>> headers, @Nullable HeaderModification modification) {
        boolean[] given = new boolean[32];
        headers.forEach((name, values) -> {
            byte[] bytes = Ascii.bytes(name);
            int known = HeaderName.of(bytes, 0, bytes.length);
            if (isForThisHop(known) || (modification != null && modification.replaces(bytes, 0, bytes.length))) {
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
