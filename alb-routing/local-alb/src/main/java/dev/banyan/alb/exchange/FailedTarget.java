package dev.banyan.alb.exchange;

import dev.banyan.alb.http1.ResponseHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** What a target says that fails on purpose. */
final class FailedTarget {

    private static final String HEAD = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";

    private FailedTarget() {}

    static ResponseHead head() {
        ResponseHead head = new ResponseHead();
        ByteBuf bytes = Unpooled.copiedBuffer(HEAD, StandardCharsets.US_ASCII);
        head.feed(bytes);
        bytes.release();
        return head;
    }
}
