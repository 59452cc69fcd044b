package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.ResponseHead;
import dev.banyan.alb.loop.HttpDate;
import org.jspecify.annotations.Nullable;

/** Writes the head of a target's response that the client gets. */
public final class ResponseHeadWriter {

    private static final byte[] VERSION = Ascii.bytes("HTTP/1.1 ");
    private static final byte[] KEEP_ALIVE = Ascii.bytes("Connection: keep-alive\r\n");
    private static final byte[] CLOSE = Ascii.bytes("Connection: close\r\n");
    private static final byte[] CHUNKED = Ascii.bytes("Transfer-Encoding: chunked\r\n");

    private static final RetainedLines.Filter KEEPS = ResponseHeadWriter::keeps;
    private static final RetainedLines.Filter KEEPS_IN_CHUNKS = ResponseHeadWriter::keepsInChunks;

    private ResponseHeadWriter() {}

    /**
     * Writes the whole head.
     *
     * @param out gets the head
     * @param head the response as it came
     * @param framing how the client will get the body
     * @param keepAlive whether the client's connection stays open
     * @param date the current date, for targets that give none
     * @param modification the headers that the listener sets, or null
     * @param extra further header lines with their ends, or null
     */
    public static void write(
            ByteWriter out,
            ResponseHead head,
            ResponseFraming framing,
            boolean keepAlive,
            HttpDate date,
            @Nullable HeaderModification modification,
            @Nullable String extra) {
        HeaderBlock headers = head.headers();
        out.put(VERSION).put(headers.bytes(), head.statusStart(), head.statusEnd());
        if (head.statusEnd() - head.statusStart() == 3) {
            out.put(' ');
        }
        out.put('\r').put('\n');
        if (headers.find(HeaderName.DATE) < 0) {
            out.put(date.line());
        }
        boolean chunked =
                framing == ResponseFraming.AS_RECEIVED ? head.isChunked() : framing == ResponseFraming.CHUNKED_HERE;
        RetainedLines.write(out, headers, filter(head, modification));
        if (modification != null) {
            HeaderModification.write(out, modification);
        }
        if (chunked) {
            out.put(CHUNKED);
        }
        out.put(keepAlive ? KEEP_ALIVE : CLOSE);
        if (extra != null) {
            out.put(extra);
        }
        out.put('\r').put('\n');
    }

    private static RetainedLines.Filter filter(ResponseHead head, @Nullable HeaderModification modification) {
        RetainedLines.Filter basic = head.isChunked() ? KEEPS_IN_CHUNKS : KEEPS;
        RetainedLines.Filter own = head.hasConnectionOptions()
                ? (headers, line) -> basic.keeps(headers, line) && !isForThisHop(headers, line)
                : basic;
        return modification == null
                ? own
                : (headers, line) -> own.keeps(headers, line) && !modification.replaces(headers, line);
    }

    /** What frames the body is never dropped, whatever a Connection header says: the client would lose its end. */
    private static boolean isForThisHop(HeaderBlock headers, int line) {
        return headers.name(line) == HeaderName.OTHER && RetainedLines.isNominated(headers, line);
    }

    private static boolean keepsInChunks(HeaderBlock headers, int line) {
        return headers.name(line) != HeaderName.CONTENT_LENGTH && keeps(headers, line);
    }

    private static boolean keeps(HeaderBlock headers, int line) {
        return switch (headers.name(line)) {
            case HeaderName.CONNECTION,
                    HeaderName.KEEP_ALIVE,
                    HeaderName.PROXY_CONNECTION,
                    HeaderName.TE,
                    HeaderName.TRANSFER_ENCODING,
                    HeaderName.UPGRADE,
                    HeaderName.X_BANYAN -> false;
            case HeaderName.CONTENT_LENGTH -> headers.find(HeaderName.CONTENT_LENGTH) == line;
            default -> true;
        };
    }
}
