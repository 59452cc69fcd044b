package dev.banyan.alb.page;

import dev.banyan.alb.headers.HeaderModification;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.loop.HttpDate;
import dev.banyan.model.FixedResponseAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** An answer that the load balancer gives without asking a target. Immutable. */
public final class OwnAnswer {

    private static final byte[] SERVER = Ascii.bytes("Server: awselb/2.0\r\n");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("Connection: keep-alive\r\n");
    private static final byte[] CLOSE = Ascii.bytes("Connection: close\r\n");

    /** Pages by status code, made when first asked for. */
    private static final AtomicReferenceArray<@Nullable OwnAnswer> PAGES = new AtomicReferenceArray<>(600);

    private final int status;
    private final byte[] statusLine;
    private final byte[] contentHeaders;
    private final byte[] body;
    private final boolean closing;

    private OwnAnswer(int status, String contentType, byte[] body, boolean closing) {
        this.closing = closing;
        this.status = status;
        this.statusLine = Ascii.bytes("HTTP/1.1 " + status + " " + StatusPhrase.of(status) + "\r\n");
        String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        this.contentHeaders = Ascii.bytes(type + "Content-Length: " + body.length + "\r\n");
        this.body = body;
    }

    /** Returns the standard page of a status code. */
    public static OwnAnswer page(int status) {
        OwnAnswer known = PAGES.get(status);
        if (known == null) {
            byte[] html = Ascii.bytes(html(status + " " + StatusPhrase.of(status)));
            known = new OwnAnswer(status, "text/html", html, status == 400 || status == 408);
            PAGES.set(status, known);
        }
        return known;
    }

    /** Returns the answer of a fixed response; a text type names its charset, since the body is UTF-8. */
    public static OwnAnswer fixed(FixedResponseAction action) {
        String type = action.contentType();
        String given = type == null ? "text/plain" : type;
        String full = given.startsWith("text/") ? given + "; charset=utf-8" : given;
        return new OwnAnswer(action.statusCode(), full, action.messageBody().getBytes(StandardCharsets.UTF_8), false);
    }

    private static String html(String title) {
        return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n</body>\r\n</html>\r\n";
    }

    /** Returns the status code. */
    public int status() {
        return status;
    }

    /** Returns whether no further request is taken on the connection: so it is after 400 and 408. */
    public boolean isClosing() {
        return closing;
    }

    /**
     * Writes the whole answer.
     *
     * @param out gets the bytes
     * @param date the current date
     * @param keepAlive whether the connection stays open
     * @param head whether the request was HEAD, so that the body is left out
     * @param modification the headers that the listener sets, or null
     * @param extra further header lines with their ends, or null
     */
    public void write(
            ByteWriter out,
            HttpDate date,
            boolean keepAlive,
            boolean head,
            @Nullable HeaderModification modification,
            @Nullable String extra) {
        out.put(statusLine);
        if (HeaderModification.namesServer(modification)) {
            out.put(SERVER);
        }
        out.put(date.line()).put(contentHeaders);
        HeaderModification.write(out, modification);
        out.put(keepAlive ? KEEP_ALIVE : CLOSE);
        if (extra != null) {
            out.put(extra);
        }
        out.put('\r').put('\n');
        if (!head && status != 204 && status != 304) {
            out.put(body);
        }
    }
}
