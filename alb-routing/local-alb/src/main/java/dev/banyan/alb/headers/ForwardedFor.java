package dev.banyan.alb.headers;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.HeaderTokens;

/** X-Forwarded-For: its limit, and its value with the client appended. */
public final class ForwardedFor {

    /** Requests with more addresses are refused. */
    public static final int MAXIMUM_ADDRESSES = 30;

    private ForwardedFor() {}

    /** Returns whether a request names more addresses than are accepted. */
    public static boolean isTooLong(HeaderBlock headers) {
        if (headers.find(HeaderName.X_FORWARDED_FOR) < 0) {
            return false;
        }
        int[] addresses = {0};
        for (int line = 0; line < headers.count(); line++) {
            if (headers.name(line) == HeaderName.X_FORWARDED_FOR) {
                HeaderTokens.forEach(headers, line, (bytes, from, to) -> addresses[0]++);
            }
        }
        return addresses[0] > MAXIMUM_ADDRESSES;
    }

    /** Writes all values that came, in their order, and the client behind them. */
    public static void append(ByteWriter out, HeaderBlock headers, byte[] client) {
        for (int line = 0; line < headers.count(); line++) {
            if (headers.name(line) == HeaderName.X_FORWARDED_FOR && headers.valueEnd(line) > headers.valueStart(line)) {
                out.put(headers.bytes(), headers.valueStart(line), headers.valueEnd(line))
                        .put(',')
                        .put(' ');
            }
        }
        out.put(client);
    }
}
