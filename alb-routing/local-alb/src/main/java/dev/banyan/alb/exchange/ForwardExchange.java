package dev.banyan.alb.exchange;

import dev.banyan.alb.fault.Fault;
import dev.banyan.alb.headers.ResponseFraming;
import dev.banyan.alb.headers.ResponseHeadWriter;
import dev.banyan.alb.headers.Rewritten;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.http1.ResponseHead;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.target.ActiveTarget;
import dev.banyan.alb.target.ConnectListener;
import dev.banyan.alb.target.ConnectionPool;
import dev.banyan.alb.target.ResponseListener;
import dev.banyan.alb.target.TargetConnection;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** An exchange with an ip target: bodies stream both ways, and each side waits for the other. */
final class ForwardExchange implements Exchange, ConnectListener, ResponseListener {

    /** A small answer travels in one buffer with its head, which saves a part of a system call. */
    private static final int ROOM_FOR_BODY = 2048;

    private final Client client;
    private final ActiveTarget target;
    private final ConnectionPool pool;
    private final @Nullable Rewritten rewritten;
    private final @Nullable String extraHeaders;
    private final @Nullable AnswerCookies cookies;
    private final @Nullable Fault fault;

    /** Body bytes that came before there was a connection; at most one read. */
    private @Nullable ArrayDeque<ByteBuf> waiting;

    private @Nullable TargetConnection connection;
    private @Nullable ByteBuf answer;
    private ResponseFraming framing = ResponseFraming.AS_RECEIVED;
    private boolean requestComplete;
    private boolean answered;
    private boolean keepAlive;
    private boolean retried;
    private boolean unflushed;
    private boolean done;

    ForwardExchange(
            Client client,
            ActiveTarget target,
            @Nullable Rewritten rewritten,
            @Nullable String extraHeaders,
            @Nullable AnswerCookies cookies,
            @Nullable Fault fault) {
        this.rewritten = rewritten;
        this.cookies = cookies;
        this.client = client;
        this.target = target;
        this.pool = target.pool(client.worker());
        this.extraHeaders = extraHeaders;
        this.fault = fault;
    }

    @Override
    public void begin() {
        client.record().target(target.name());
        if (fault != null) {
            misbehave(fault);
            return;
        }
        TargetConnection free = pool.poll();
        if (free == null) {
            client.setReading(false);
            pool.connect(this);
        } else {
            send(free);
        }
    }

    /** The wait counts as the target's, as it would where the target really is slow. */
    private void misbehave(Fault present) {
        client.record().dispatched(client.worker().now());
        client.setReading(false);
        Fault.Effect effect = present.draw(client.worker().random());
        var unused = client.worker()
                .eventLoop()
                .schedule(() -> happen(effect), present.latency().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void happen(Fault.Effect effect) {
        if (done) {
            return;
        }
        switch (effect) {
            case NONE -> {
                TargetConnection free = pool.poll();
                if (free == null) {
                    pool.connect(this);
                } else {
                    connected(free);
                }
            }
            case ERROR -> {
                response(FailedTarget.head());
                responseEnd();
            }
            case RESET -> fail(502);
        }
    }

    @Override
    public void connected(TargetConnection opened) {
        if (done) {
            opened.abandon();
            return;
        }
        client.setReading(true);
        send(opened);
        requestReadComplete();
    }

    @Override
    public void connectFailed(boolean timedOut) {
        if (!done) {
            fail(timedOut ? 504 : 502);
        }
    }

    private void send(TargetConnection to) {
        connection = to;
        RequestHead head = client.head();
        to.begin(this, head.isHead(), closesAfter(head));
        if (fault == null) {
            client.record().dispatched(client.worker().now());
        }
        ByteWriter out = client.worker().scratch();
        client.listener()
                .headWriter()
                .write(out, head, client.fields(), client.record().traceId(), rewritten);
        to.write(out.toBuffer(client.allocator()));
        unflushed = true;
        if (waiting != null) {
            waiting.forEach(to::write);
            waiting = null;
        }
        if (requestComplete) {
            to.requestComplete();
        }
    }

    private boolean closesAfter(RequestHead head) {
        return client.listener().desyncMode().closes(head.desync());
    }

    @Override
    public void requestBody(ByteBuf in, int length) {
        ByteBuf slice = in.retainedSlice(in.readerIndex(), length);
        if (connection == null) {
            waiting = waiting == null ? new ArrayDeque<>(2) : waiting;
            waiting.add(slice);
            return;
        }
        connection.write(slice);
        unflushed = true;
        if (!connection.isWritable()) {
            connection.flush();
            client.setReading(connection.isWritable());
        }
    }

    @Override
    public void requestComplete() {
        requestComplete = true;
        if (connection != null) {
            connection.requestComplete();
        }
    }

    @Override
    public void requestReadComplete() {
        if (unflushed && connection != null) {
            unflushed = false;
            connection.flush();
        }
    }

    @Override
    public void targetWritable() {
        client.touch();
        client.setReading(true);
    }

    @Override
    public void response(ResponseHead head) {
        client.record().answered(client.worker().now(), head.status());
        client.record().status(head.status());
        client.touch();
        answered = true;
        framing = framing(head);
        keepAlive = requestComplete && framing != ResponseFraming.UNFRAMED && client.keepsAlive();
        String extra = cookies == null ? extraHeaders : cookies.behind(extraHeaders, head);
        ByteWriter out = client.worker().scratch();
        ResponseHeadWriter.write(
                out,
                head,
                framing,
                keepAlive,
                client.worker().date(),
                client.listener().modification(),
                extra);
        ByteBuf buffer = client.allocator().directBuffer(out.length() + ROOM_FOR_BODY);
        answer = buffer.writeBytes(out.bytes(), 0, out.length());
    }

    private ResponseFraming framing(ResponseHead head) {
        boolean bodyless = client.head().isHead() || head.isBodyless();
        boolean oldClient = client.head().minorVersion() == 0;
        boolean untilClose = !head.isChunked() && head.contentLength() == ResponseHead.UNTIL_CLOSE;
        if (bodyless || (!head.isChunked() && !untilClose)) {
            return ResponseFraming.AS_RECEIVED;
        }
        if (oldClient) {
            if (head.isChunked() && connection != null) {
                connection.readPayload((in, index, length) -> write(in, index, length));
            }
            return ResponseFraming.UNFRAMED;
        }
        return untilClose ? ResponseFraming.CHUNKED_HERE : ResponseFraming.AS_RECEIVED;
    }

    @Override
    public void responseBody(ByteBuf in, int length) {
        if (framing == ResponseFraming.CHUNKED_HERE) {
            ByteWriter size = client.worker().scratch();
            size.put(Integer.toHexString(length)).put('\r').put('\n');
            write(size.toBuffer(client.allocator()));
            write(in, in.readerIndex(), length);
            write(client.worker().scratch().put('\r').put('\n').toBuffer(client.allocator()));
        } else if (framing == ResponseFraming.AS_RECEIVED || !isChunked()) {
            write(in, in.readerIndex(), length);
        }
        client.touch();
        if (!client.isWritable()) {
            client.flush();
            if (connection != null && !client.isWritable()) {
                connection.setReading(false);
            }
        }
    }

    private boolean isChunked() {
        return connection != null && connection.head().isChunked();
    }

    private void write(ByteBuf in, int index, int length) {
        if (answer != null && answer.writableBytes() >= length) {
            answer.writeBytes(in, index, length);
        } else {
            write(in.retainedSlice(index, length));
        }
    }

    private void write(ByteBuf bytes) {
        writeAnswer();
        client.write(bytes);
    }

    private void writeAnswer() {
        if (answer != null) {
            client.write(answer);
            answer = null;
        }
    }

    @Override
    public void responseReadComplete() {
        writeAnswer();
        client.flush();
    }

    @Override
    public void clientWritable() {
        client.touch();
        if (connection != null) {
            connection.setReading(true);
        }
    }

    @Override
    public void responseEnd() {
        if (framing == ResponseFraming.CHUNKED_HERE) {
            write(client.worker().scratch().put("0\r\n\r\n").toBuffer(client.allocator()));
        }
        responseReadComplete();
        finish();
        client.end(keepAlive);
    }

    @Override
    public void responseFailed(Failure failure) {
        TargetConnection failed = connection;
        if (answered || failed == null) {
            finish();
            client.abort();
        } else if (failure == Failure.CLOSED && failed.mayHaveBeenStale() && maySendAgain()) {
            retried = true;
            connection = null;
            pool.connect(this);
        } else {
            fail(502);
        }
    }

    /** The target closed an old connection just when it was used again: it has not seen this request. */
    private boolean maySendAgain() {
        RequestHead head = client.head();
        return !retried && !head.hasBody() && head.isIdempotent();
    }

    @Override
    public void timedOut() {
        TargetConnection current = connection;
        boolean clientIsSilent = !requestComplete && (current == null || current.isWritable());
        if (answered) {
            // AWS names 504 for a body that is shorter than its length, but the client has the head already.
            finish();
            abandon(current);
            client.abort();
        } else {
            abandon(current);
            fail(clientIsSilent && current != null ? 408 : 504);
        }
    }

    @Override
    public void clientClosed() {
        finish();
        abandon(connection);
    }

    private static void abandon(@Nullable TargetConnection connection) {
        if (connection != null) {
            connection.abandon();
        }
    }

    private void fail(int status) {
        client.record().dispatchFailed();
        finish();
        client.answer(OwnAnswer.page(status), extraHeaders);
    }

    private void finish() {
        done = true;
        if (waiting != null) {
            waiting.forEach(ByteBuf::release);
            waiting = null;
        }
        if (answer != null) {
            answer.release();
            answer = null;
        }
    }
}
