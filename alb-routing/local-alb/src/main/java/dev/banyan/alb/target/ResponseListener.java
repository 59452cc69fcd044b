package dev.banyan.alb.target;

import dev.banyan.alb.http1.ResponseHead;
import io.netty.buffer.ByteBuf;

/** Gets a target's response, on the event loop of the connection. After the end or a failure nothing follows. */
public interface ResponseListener {

    /** How an exchange with a target fails. */
    enum Failure {
        /** The connection ended before the response did. */
        CLOSED,
        /** What came is no valid response, or its head is too large. */
        MALFORMED,
        /** The target was deregistered, and its time to finish is over. */
        CUT
    }

    /** Takes the head, which is there until the end. */
    void response(ResponseHead head);

    /** Takes the {@code length} bytes of the body, framing included, that start at the reader index. */
    void responseBody(ByteBuf in, int length);

    /** The response is complete. The connection was given back or closed. */
    void responseEnd();

    /** All that arrived at once was passed on, so that it is time to flush. */
    void responseReadComplete();

    /** The target takes bytes again. */
    void targetWritable();

    /** There will be no more of a response. */
    void responseFailed(Failure failure);
}
