package dev.banyan.alb.listener;

import dev.banyan.alb.exchange.Client;
import dev.banyan.alb.exchange.Exchange;
import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.headers.ClientFields;
import dev.banyan.alb.headers.TraceId;
import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.Progress;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.AccessRecord;
import dev.banyan.alb.loop.Channels;
import dev.banyan.alb.loop.Deadline;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.page.OwnAnswer;
import dev.banyan.alb.routing.ActiveListener;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A client's connection: one exchange at a time, in the order of the requests. Used by its event loop only. */
final class ClientConnection extends ChannelInboundHandlerAdapter implements Client {

    private static final byte[] CONTINUE = Ascii.bytes("HTTP/1.1 100 Continue\r\n\r\n");

    /** How long a client may take to read the last answer while its own bytes are thrown away. */
    private static final long LINGER_NANOSECONDS = 2_000_000_000L;

    private static final int STATUS_CLIENT_CLOSED = 460;
    private static final int STATUS_CLIENT_INCOMPLETE = 400;

    private final ListenerServer server;
    private final Channel channel;
    private final Worker worker;
    private final Exchanges exchanges;
    private final InetSocketAddress peer;
    private final ConnectionLog log;
    private final ClientChannel bytes;
    private final RequestReader request = new RequestReader();
    private final RequestHead head = request.head();
    private final AccessRecord record = new AccessRecord();
    private final Deadline deadline;
    private ActiveListener listener;

    /** As the listener wants them, and so to be made again when that changes. */
    private @Nullable ClientFields fields;

    private @Nullable Exchange exchange;

    private boolean draining;

    ClientConnection(ListenerServer server, Channel channel, Worker worker, Exchanges exchanges) {
        this.server = server;
        this.channel = channel;
        this.bytes = new ClientChannel(channel);
        this.worker = worker;
        this.exchanges = exchanges;
        this.peer = (InetSocketAddress) channel.remoteAddress();
        this.listener = server.active();
        this.log = new ConnectionLog(worker, channel, peer, listener);
        this.deadline = worker.deadlines().add(this::timedOut);
        deadline.set(listener.idleTimeout().toNanos());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        if (bytes.isClosing()) {
            in.release();
        } else if (bytes.isHolding()) {
            bytes.hold(in);
        } else {
            touch();
            consume(in);
        }
    }

    private void consume(ByteBuf in) {
        try {
            while (in.isReadable() && !bytes.isClosing()) {
                if (!request.isComplete()) {
                    readBody(in);
                } else if (exchange != null) {
                    bytes.hold(in.retain());
                    return;
                } else if (!readHead(in)) {
                    return;
                }
            }
        } finally {
            in.release();
        }
    }

    private boolean readHead(ByteBuf in) {
        if (head.isEmpty()) {
            listenAs(server.active());
            record.begin(worker.microseconds(), worker.now());
        }
        Progress progress = request.readHead(in);
        if (progress == Progress.INCOMPLETE) {
            return false;
        }
        record.received(head.size());
        TraceId.write(record.traceId(), head, record.created() / 1_000_000, worker.random());
        UnusualRequests.count(head, listener, worker);
        int refusal = progress == Progress.REJECTED ? head.rejection() : request.refusal(listener);
        if (refusal > 0) {
            // Who waits for a 100 and gets a refusal may or may not send the body: nobody can tell what follows.
            draining |= progress == Progress.REJECTED || refusal == 400 || request.awaitsContinue();
            start(Exchanges.page(this, refusal));
        } else {
            if (request.awaitsContinue()) {
                write(worker.scratch().put(CONTINUE).toBuffer(allocator()));
                flush();
            }
            start(exchanges.route(this));
        }
        return true;
    }

    private void listenAs(ActiveListener current) {
        if (current != listener) {
            listener = current;
            fields = null;
        }
    }

    private void start(Exchange started) {
        exchange = started;
        started.begin();
        if (request.isComplete() && exchange == started) {
            started.requestComplete();
        }
    }

    private void readBody(ByteBuf in) {
        Exchange current = exchange;
        int length = request.readBody(in, current == null ? null : current.payload());
        record.received(length);
        if (current != null && length > 0) {
            current.requestBody(in, length);
        }
        in.skipBytes(length);
        if (exchange != current || bytes.isClosing()) {
            return;
        }
        if (request.isBroken()) {
            refuseBody(current);
        } else if (request.endsRequest()) {
            if (current == null) {
                nextRequest();
            } else {
                current.requestComplete();
            }
        }
    }

    private void refuseBody(@Nullable Exchange current) {
        draining = true;
        if (current == null) {
            closeGently();
            return;
        }
        current.clientClosed();
        if (record.status() == 0) {
            answer(OwnAnswer.page(400), null);
        } else {
            abort();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (exchange != null) {
            exchange.requestReadComplete();
        }
        flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (exchange != null && channel.isWritable()) {
            exchange.clientWritable();
        }
    }

    private void timedOut() {
        Exchange current = exchange;
        if (bytes.isClosing() || (current == null && (head.isEmpty() || !request.isComplete()))) {
            Channels.close(channel);
        } else if (current != null) {
            current.timedOut();
            flush();
        } else {
            draining = true;
            record.received(head.size());
            request.giveUp();
            exchange = Exchanges.page(this, 408);
            exchange.begin();
            flush();
        }
    }

    @Override
    public void answer(OwnAnswer answer, @Nullable String extraHeaders) {
        boolean keepAlive = !answer.isClosing() && request.canDrain() && keepsAlive();
        ByteWriter out = worker.scratch();
        answer.write(out, worker.date(), keepAlive, head.isHead(), listener.modification(), extraHeaders);
        record.status(answer.status());
        write(out.toBuffer(allocator()));
        flush();
        end(keepAlive);
    }

    @Override
    public void end(boolean keepAlive) {
        finishRecord();
        setReading(true);
        if (!keepAlive) {
            closeGently();
        } else if (request.isComplete()) {
            nextRequest();
        } else {
            touch(); // The deadline may have passed, and the rest of the body may never come.
        }
    }

    private void finishRecord() {
        if (exchange == null) {
            throw new IllegalStateException("exchange: none (expected: the one that ends)");
        }
        exchange = null;
        log.request(record, head, listener);
    }

    private void nextRequest() {
        request.next();
        touch();
        ByteBuf next = bytes.takeHeld();
        if (next != null) {
            consume(next);
            channelReadComplete(channel.pipeline().lastContext());
        }
    }

    private void closeGently() {
        if (bytes.closeGently(request.isComplete())) {
            deadline.set(LINGER_NANOSECONDS);
        }
    }

    @Override
    public void abort() {
        finishRecord();
        bytes.cut();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            log.handshake(handshake.isSuccess());
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        bytes.release();
        deadline.remove();
        server.remove(this);
        Exchange current = exchange;
        if (current != null) {
            current.clientClosed();
            if (record.status() == 0) {
                // No reply is seen: 400 for a request that never came whole, 460 for an answer that came too late.
                record.status(request.isComplete() ? STATUS_CLIENT_CLOSED : STATUS_CLIENT_INCOMPLETE);
            }
            finishRecord();
        }
        log.closed();
    }

    /** A reset or an unreadable TLS record: the end of the connection, which follows, ends the exchange. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Channels.close(channel);
    }

    /** Closes as soon as no request is under way. */
    void drain() {
        draining = true;
        if (exchange == null && request.isBetweenRequests()) {
            Channels.close(channel);
        }
    }

    void closeNow() {
        Channels.close(channel);
    }

    @Override
    public Worker worker() {
        return worker;
    }

    @Override
    public ByteBufAllocator allocator() {
        return channel.alloc();
    }

    @Override
    public RequestHead head() {
        return head;
    }

    @Override
    public AccessRecord record() {
        return record;
    }

    @Override
    public ActiveListener listener() {
        return listener;
    }

    @Override
    public InetAddress address() {
        return peer.getAddress();
    }

    @Override
    public ClientFields fields() {
        ClientFields known = fields;
        if (known == null) {
            known = PeerFields.of(peer, channel, listener.settings());
            fields = known;
        }
        return known;
    }

    @Override
    public boolean isRequestComplete() {
        return request.isComplete();
    }

    @Override
    public boolean keepsAlive() {
        return head.isKeepAlive()
                && !draining
                && !listener.desyncMode().closes(head.desync())
                && worker.now() - log.openedAt() < listener.clientKeepAlive().toNanos();
    }

    @Override
    public void write(ByteBuf buffer) {
        record.sent(buffer.readableBytes());
        bytes.write(buffer);
    }

    @Override
    public void flush() {
        bytes.flush();
    }

    @Override
    public boolean isWritable() {
        return bytes.isWritable();
    }

    @Override
    public void setReading(boolean reading) {
        bytes.setReading(reading);
    }

    @Override
    public void touch() {
        deadline.set(listener.idleTimeout().toNanos());
    }
}
