package dev.banyan.alb.http1;

import org.jspecify.annotations.Nullable;

/** What the Transfer-Encoding headers of a message ask for. */
final class TransferCodings {

    private static final byte[] CHUNKED = Ascii.bytes("chunked");
    private static final byte[] IDENTITY = Ascii.bytes("identity");
    private static final byte[][] KNOWN = {Ascii.bytes("gzip"), Ascii.bytes("deflate"), Ascii.bytes("compress")};

    private boolean other;
    private boolean last;
    private int tokens;
    private int chunked;
    private boolean unknown;

    void read(HeaderBlock headers, int line) {
        int before = tokens;
        HeaderTokens.forEach(headers, line, this::read);
        unknown |= tokens == before;
    }

    private void read(byte[] bytes, int from, int to) {
        tokens++;
        last = Ascii.equalsIgnoreCase(bytes, from, to, CHUNKED);
        if (last) {
            chunked++;
        } else if (!Ascii.equalsIgnoreCase(bytes, from, to, IDENTITY)) {
            other = true;
            unknown |= !isKnown(bytes, from, to);
        }
    }

    private static boolean isKnown(byte[] bytes, int from, int to) {
        for (byte[] coding : KNOWN) {
            if (Ascii.equalsIgnoreCase(bytes, from, to, coding)) {
                return true;
            }
        }
        return false;
    }

    boolean isChunked() {
        return chunked > 0;
    }

    /** Only {@code chunked} and {@code identity} can be relayed. */
    boolean isSupported() {
        return !other;
    }

    /** A message whose chunks are wrapped once more has no end that all servers agree on. */
    @Nullable
    DesyncReason fault() {
        if (chunked > 1) {
            return DesyncReason.MULTIPLE_TRANSFER_ENCODING_CHUNKED;
        }
        return unknown || (chunked == 1 && !last) ? DesyncReason.BAD_TRANSFER_ENCODING : null;
    }
}
