package dev.banyan.alb.exchange;

import dev.banyan.alb.http1.PayloadSink;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Ends exactly once: by {@link Client#answer}, {@link Client#end} or {@link Client#abort},
 * or because the client closed. Used by one event loop.
 */
public interface Exchange {

    /** Starts; the head is complete. */
    void begin();

    /** Returns who wants the body without its framing, or null. */
    default @Nullable PayloadSink payload() {
        return null;
    }

    /** Takes the {@code length} bytes of the body, framing included, that start at the reader index. */
    void requestBody(ByteBuf in, int length);

    /** The request is complete. */
    void requestComplete();

    /** All that arrived at once was passed on, so that it is time to flush. */
    default void requestReadComplete() {}

    /** The client takes bytes again. */
    default void clientWritable() {}

    /** The client is gone. The exchange has ended; nothing may be written any more. */
    void clientClosed();

    /** Neither side moved for the idle time-out. */
    void timedOut();
}
