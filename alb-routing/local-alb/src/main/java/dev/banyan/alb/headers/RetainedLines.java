package dev.banyan.alb.headers;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;

/** Copies the header lines that go on as they came, as few spans as possible. */
final class RetainedLines {

    /** Decides about a line. */
    @FunctionalInterface
    interface Filter {

        /** Returns whether the line goes on. */
        boolean keeps(HeaderBlock headers, int line);
    }

    private RetainedLines() {}

    static void write(ByteWriter out, HeaderBlock headers, Filter filter) {
        byte[] bytes = headers.bytes();
        int run = -1;
        boolean kept = true;
        for (int line = 0; line < headers.count(); line++) {
            kept = headers.isContinuation(line) ? kept : filter.keeps(headers, line);
            if (kept && headers.isWellFormed(line)) {
                run = run < 0 ? headers.nameStart(line) : run;
                continue;
            }
            if (run >= 0) {
                out.put(bytes, run, headers.nameStart(line));
                run = -1;
            }
            if (kept) {
                putRepaired(out, headers, line);
            }
        }
        if (run >= 0) {
            out.put(bytes, run, headers.lineEnd(headers.count() - 1));
        }
    }

    /** A line without colon gets one, and every line ends with CR LF. */
    private static void putRepaired(ByteWriter out, HeaderBlock headers, int line) {
        out.put(headers.bytes(), headers.nameStart(line), headers.valueEnd(line));
        if (headers.nameStart(line) == headers.nameEnd(line) && headers.lacksColon(line)) {
            out.put(':');
        }
        out.put('\r').put('\n');
    }

    /** Returns whether a Connection header names this line as one for the next hop alone. */
    static boolean isNominated(HeaderBlock headers, int line) {
        byte[] bytes = headers.bytes();
        byte[] name = Ascii.bytes(Ascii.text(bytes, headers.nameStart(line), headers.nameEnd(line))
                .toLowerCase(java.util.Locale.ROOT));
        boolean[] nominated = {false};
        for (int other = 0; other < headers.count(); other++) {
            if (headers.name(other) == HeaderName.CONNECTION) {
                dev.banyan.alb.http1.HeaderTokens.forEach(
                        headers,
                        other,
                        (source, from, to) -> nominated[0] |= Ascii.equalsIgnoreCase(source, from, to, name));
            }
        }
        return nominated[0];
    }
}
