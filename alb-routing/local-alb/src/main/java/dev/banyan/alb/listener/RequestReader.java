package dev.banyan.alb.listener;

import dev.banyan.alb.headers.ForwardedFor;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.BodyReader;
import dev.banyan.alb.http1.PayloadSink;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.model.RequestPath;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Reads the requests of one connection, one after the other: a head, then its body. Used by its event loop only. */
final class RequestReader {

    /** How much of a refused body is read, so that the connection can be used again. */
    private static final long MAXIMUM_DRAINED = 64 * 1024;

    private final RequestHead head = new RequestHead();
    private final BodyReader body = new BodyReader();
    private boolean complete = true;

    RequestHead head() {
        return head;
    }

    /** Returns whether all of the last request was read. */
    boolean isComplete() {
        return complete;
    }

    /** Returns whether nothing of the next request has arrived. */
    boolean isBetweenRequests() {
        return complete && head.isEmpty();
    }

    /** Prepares for the next request. */
    void next() {
        head.reset();
    }

    /** Takes bytes of the head and leaves those after it. */
    Progress readHead(ByteBuf in) {
        Progress progress = head.feed(in);
        if (progress == Progress.REJECTED) {
            complete = false;
        } else if (progress == Progress.COMPLETE) {
            expectBody();
        }
        return progress;
    }

    private void expectBody() {
        if (head.isChunked()) {
            body.expectChunks();
        } else {
            body.expectLength(head.contentLength());
        }
        complete = body.isComplete();
    }

    /** Gives up on a head that has not arrived in time. */
    void giveUp() {
        complete = false;
    }

    /** Returns the status that refuses a complete head before any rule is asked, or 0. */
    int refusal(ActiveListener listener) {
        if (listener.desyncMode().blocks(head.desync()) || !hasMatchablePath()) {
            return 400;
        }
        if (head.method().equals("TRACE")) {
            return 405;
        }
        return ForwardedFor.isTooLong(head.headers()) ? 463 : 0;
    }

    /** A path that cannot be normalised, such as one above its root, cannot be compared with any rule. */
    private boolean hasMatchablePath() {
        return head.hasPlainPath()
                || RequestPath.normalise(Ascii.text(head.bytes(), head.pathStart(), head.pathEnd())) != null;
    }

    /** Returns whether the client waits for a 100 before it sends the body. */
    boolean awaitsContinue() {
        return head.expectsContinue() && !complete;
    }

    /** Returns whether the rest of a request that was answered already is short enough to be read to its end. */
    boolean canDrain() {
        return complete || (!head.isChunked() && head.contentLength() <= MAXIMUM_DRAINED);
    }

    /** Returns how many bytes from the reader index on belong to the body, framing included; moves no index. */
    int readBody(ByteBuf in, @Nullable PayloadSink payload) {
        return body.take(in, payload);
    }

    /** Returns whether the framing of the body cannot be followed any further. */
    boolean isBroken() {
        return body.isBroken();
    }

    /** Returns whether the bytes taken last were the end of the request. */
    boolean endsRequest() {
        complete = body.isComplete();
        return complete;
    }
}
