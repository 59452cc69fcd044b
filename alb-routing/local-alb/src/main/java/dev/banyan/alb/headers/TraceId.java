package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import java.util.SplittableRandom;

/** Writes the value of X-Amzn-Trace-Id that a target gets. */
public final class TraceId {

    /** Requests with larger headers get a new root and nothing else. */
    private static final int MAXIMUM_HEADERS = 7 * 1024;

    private static final byte[] ROOT = Ascii.bytes("root=");
    private static final byte[] SELF = Ascii.bytes("self=");

    private TraceId() {}

    /**
     * Writes the value.
     *
     * @param out gets the value
     * @param head the request, whose own value goes on behind a Self
     * @param epochSecond the time
     * @param random makes the id
     */
    public static void write(ByteWriter out, RequestHead head, long epochSecond, SplittableRandom random) {
        HeaderBlock headers = head.headers();
        int line = headers.find(HeaderName.X_AMZN_TRACE_ID);
        boolean usable =
                line >= 0 && sizeOf(headers) <= MAXIMUM_HEADERS && headers.valueEnd(line) > headers.valueStart(line);
        boolean rooted = usable && hasRoot(headers, line);
        out.put(rooted ? "Self=1-" : "Root=1-").hex(epochSecond, 8).put('-');
        out.hex(random.nextInt(), 8).hex(random.nextLong(), 16);
        if (usable) {
            putOthers(out, headers, line, rooted);
        }
    }

    /** Returns the bytes of all header lines, without the request line. */
    private static int sizeOf(HeaderBlock headers) {
        return headers.lineEnd(headers.count() - 1) - headers.nameStart(0);
    }

    private static boolean hasRoot(HeaderBlock headers, int line) {
        byte[] bytes = headers.bytes();
        for (int at = headers.valueStart(line); at < headers.valueEnd(line); at = next(headers, line, at)) {
            if (startsWith(bytes, at, headers.valueEnd(line), ROOT)) {
                return true;
            }
        }
        return false;
    }

    /** All fields but an older Self, as they came. */
    private static void putOthers(ByteWriter out, HeaderBlock headers, int line, boolean rooted) {
        byte[] bytes = headers.bytes();
        int end = headers.valueEnd(line);
        for (int at = headers.valueStart(line); at < end; at = next(headers, line, at)) {
            int stop = next(headers, line, at);
            int fieldEnd = stop <= end && bytes[stop - 1] == ';' ? stop - 1 : end;
            boolean replaced = startsWith(bytes, at, end, SELF) || (!rooted && startsWith(bytes, at, end, ROOT));
            if (!replaced && fieldEnd > at) {
                out.put(';').put(bytes, at, fieldEnd);
            }
        }
    }

    private static int next(HeaderBlock headers, int line, int from) {
        int at = from;
        while (at < headers.valueEnd(line) && headers.bytes()[at] != ';') {
            at++;
        }
        return Math.min(at + 1, headers.valueEnd(line));
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] lower) {
        int start = from;
        while (start < to && bytes[start] == ' ') {
            start++;
        }
        return to - start >= lower.length && Ascii.equalsIgnoreCase(bytes, start, start + lower.length, lower);
    }
}
