package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Finds the end of a body in a stream of bytes. Reused from message to message; used by one thread. */
public final class BodyReader {

    private enum Framing {
        LENGTH,
        CHUNKED,
        UNTIL_CLOSE
    }

    private final ChunkScanner chunks = new ChunkScanner();
    private Framing framing = Framing.LENGTH;
    private long remaining;

    /** Prepares for a body of a known length, which may be 0. */
    public void expectLength(long length) {
        framing = Framing.LENGTH;
        remaining = length;
    }

    /** Prepares for a chunked body. */
    public void expectChunks() {
        framing = Framing.CHUNKED;
        chunks.reset();
    }

    /** Prepares for a body that ends with its connection. */
    public void expectClose() {
        framing = Framing.UNTIL_CLOSE;
    }

    /**
     * Returns how many bytes from the reader index on belong to the body, framing included; moves no index.
     *
     * @param payload gets the bytes without framing, or null
     */
    public int take(ByteBuf in, @Nullable PayloadSink payload) {
        if (framing == Framing.CHUNKED) {
            return chunks.scan(in, payload);
        }
        int length = in.readableBytes();
        if (framing == Framing.LENGTH) {
            length = (int) Math.min(length, remaining);
            remaining -= length;
        }
        if (payload != null && length > 0) {
            payload.payload(in, in.readerIndex(), length);
        }
        return length;
    }

    /** Returns whether the whole body was taken. */
    public boolean isComplete() {
        return switch (framing) {
            case LENGTH -> remaining == 0;
            case CHUNKED -> chunks.isDone();
            default -> false;
        };
    }

    /** Returns whether the framing cannot be followed any further. */
    public boolean isBroken() {
        return framing == Framing.CHUNKED && chunks.isBroken();
    }

    /** Returns whether the body ends when the connection does. */
    public boolean endsWithConnection() {
        return framing == Framing.UNTIL_CLOSE;
    }
}
