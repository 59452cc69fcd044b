package dev.banyan.alb.target;

import dev.banyan.alb.http1.BodyReader;
import dev.banyan.alb.http1.PayloadSink;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.ResponseHead;
import dev.banyan.alb.loop.Channels;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.target.ResponseListener.Failure;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.jspecify.annotations.Nullable;

/** One connection to a target: one exchange at a time. Used by its event loop only. */
public final class TargetConnection extends ChannelInboundHandlerAdapter {

    private final ConnectionPool pool;
    private final Channel channel;
    private final PoolCounts counts;
    private final ResponseHead head = new ResponseHead();
    private final BodyReader body = new BodyReader();
    private final Deadline idle;
    private @Nullable ResponseListener listener;
    private @Nullable PayloadSink payload;
    private boolean bodyless;
    private boolean inBody;
    private boolean requestComplete;
    private boolean reused;
    private boolean receivedAny;
    private boolean closeAfter;

    TargetConnection(ConnectionPool pool, Channel channel) {
        this.pool = pool;
        this.channel = channel;
        this.counts = pool.counts();
        this.idle = pool.worker().deadlines().add(() -> Channels.close(channel));
    }

    /**
     * Starts an exchange.
     *
     * @param newListener gets the response
     * @param headRequest whether the response has no body because HEAD was asked
     * @param close whether the connection must not be used again
     */
    public void begin(ResponseListener newListener, boolean headRequest, boolean close) {
        idle.clear();
        listener = newListener;
        bodyless = headRequest;
        closeAfter = close;
        inBody = false;
        requestComplete = false;
        receivedAny = false;
        payload = null;
        head.reset();
        counts.begin();
    }

    /** Asks for the bytes of the body without framing too; to be called when the head arrives. The sink comes first. */
    public void readPayload(PayloadSink sink) {
        payload = sink;
    }

    /** Writes bytes of the request and takes over the buffer. */
    public void write(ByteBuf bytes) {
        Channels.write(channel, bytes);
    }

    /** Sends what was written. */
    public void flush() {
        channel.flush();
    }

    /** Notes that the whole request was written. */
    public void requestComplete() {
        requestComplete = true;
    }

    /** Returns whether the target takes more bytes now. */
    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Returns whether the connection had served an exchange before and nothing came back in this one. */
    public boolean mayHaveBeenStale() {
        return reused && !receivedAny;
    }

    /** Returns where the response comes from. */
    public ResponseHead head() {
        return head;
    }

    /** Stops or starts reading the response. */
    public void setReading(boolean reading) {
        channel.config().setAutoRead(reading);
    }

    /** Ends the exchange before its response did; the connection closes and the listener hears no more. */
    public void abandon() {
        if (listener != null) {
            listener = null;
            counts.end();
        }
        Channels.close(channel);
    }

    /** Ends the exchange because the target's time to finish is over. */
    void cut() {
        fail(Failure.CUT);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            read(in);
        } finally {
            in.release();
        }
    }

    private void read(ByteBuf in) {
        receivedAny = true;
        while (listener != null && !inBody) {
            Progress progress = head.feed(in);
            if (progress == Progress.INCOMPLETE) {
                return;
            }
            if (progress == Progress.REJECTED || head.status() == 101) {
                fail(Failure.MALFORMED);
                return;
            }
            if (head.isInterim()) {
                head.reset();
            } else {
                inBody = true;
                expectBody();
                if (head.status() >= 500) {
                    counts.fail();
                }
                listener.response(head);
            }
        }
        if (listener != null) {
            readBody(listener, in);
        } else if (in.isReadable()) {
            Channels.close(channel); // Nothing was asked: the target and we no longer agree on where a response starts.
        }
    }

    private void readBody(ResponseListener current, ByteBuf in) {
        int length = body.take(in, payload);
        if (length > 0) {
            current.responseBody(in, length);
            in.skipBytes(length);
        }
        if (listener != current) {
            return; // The listener gave up while it took the bytes.
        }
        if (body.isBroken()) {
            fail(Failure.MALFORMED);
        } else if (body.isComplete()) {
            end(in.isReadable());
        }
    }

    private void expectBody() {
        if (bodyless || head.isBodyless()) {
            body.expectLength(0);
        } else if (head.isChunked()) {
            body.expectChunks();
        } else if (head.contentLength() == ResponseHead.UNTIL_CLOSE) {
            body.expectClose();
        } else {
            body.expectLength(head.contentLength());
        }
    }

    private void end(boolean moreThanExpected) {
        ResponseListener current = listener;
        if (current == null) {
            return;
        }
        listener = null;
        counts.end();
        if (requestComplete && head.isKeepAlive() && !closeAfter && !moreThanExpected && channel.isActive()) {
            reused = true;
            channel.config().setAutoRead(true);
            idle.set(pool.idleNanoseconds());
            pool.release(this);
        } else {
            Channels.close(channel);
        }
        current.responseEnd();
    }

    private void fail(Failure failure) {
        ResponseListener current = listener;
        listener = null;
        Channels.close(channel);
        if (current != null) {
            counts.end();
            if (failure != Failure.CUT && !mayHaveBeenStale()) {
                counts.fail();
            }
            current.responseFailed(failure);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (listener != null) {
            listener.responseReadComplete();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (listener != null && channel.isWritable()) {
            listener.targetWritable();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        pool.opened();
    }

    /** The end of every connection, of one that never came about too. */
    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        idle.remove();
        pool.gone(this);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        idle.clear();
        pool.remove(this);
        if (listener != null && inBody && body.endsWithConnection()) {
            end(false);
        } else {
            fail(Failure.CLOSED);
        }
    }

    /** A reset or an unreadable TLS record: unlike an orderly close, it never ends a response well. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        fail(Failure.CLOSED);
    }
}
