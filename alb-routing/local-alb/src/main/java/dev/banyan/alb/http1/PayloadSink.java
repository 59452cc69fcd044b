package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;

/** Takes the bytes of a body without their framing. */
@FunctionalInterface
public interface PayloadSink {

    /** Takes some bytes of {@code in}, which are only there during the call. */
    void payload(ByteBuf in, int index, int length);
}
