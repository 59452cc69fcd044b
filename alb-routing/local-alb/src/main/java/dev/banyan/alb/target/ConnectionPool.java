package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop to one target. Used by that loop only. */
public final class ConnectionPool {

    private final Worker worker;
    private final InetSocketAddress address;
    private final @Nullable SslContext tls;
    private final Duration idle;
    private final ActiveTargetGroup group;
    private final Bootstrap bootstrap;
    private final PoolCounts counts = new PoolCounts();

    /** The last one given back is the first one used, so that the others can grow old. */
    private final ArrayDeque<TargetConnection> free = new ArrayDeque<>();

    /** All that are open, in use or not. */
    private final Set<TargetConnection> open = new HashSet<>();

    private final Set<ConnectAttempt> attempts = new HashSet<>();

    /** Connections are not kept any more. */
    private boolean closed;

    /** Connections are not opened any more either. */
    private boolean cut;

    ConnectionPool(
            Worker worker,
            Class<? extends SocketChannel> channel,
            InetSocketAddress address,
            @Nullable SslContext tls,
            Duration idle,
            ActiveTargetGroup group) {
        this.worker = worker;
        this.address = address;
        this.tls = tls;
        this.idle = idle;
        this.group = group;
        this.bootstrap = new Bootstrap()
                .group(worker.eventLoop())
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0) // The attempt has a deadline of its own.
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel opened) {
                        initialize(opened);
                    }
                });
    }

    Worker worker() {
        return worker;
    }

    /** Returns what is under way; any thread may ask. */
    PoolCounts counts() {
        return counts;
    }

    long idleNanoseconds() {
        return idle.toNanos();
    }

    /** Returns a free connection, or null. */
    public @Nullable TargetConnection poll() {
        return free.pollLast();
    }

    /** Returns how many connections are open or being opened. */
    int size() {
        return open.size();
    }

    /** Opens a connection; the request that it is for counts as under way from now on. */
    public void connect(ConnectListener listener) {
        ConnectAttempt attempt = new ConnectAttempt(this, listener);
        attempts.add(attempt);
        counts.begin();
        if (cut) {
            worker.eventLoop().execute(attempt::cancel);
        } else {
            attempt.start(bootstrap, address);
        }
    }

    void ended(ConnectAttempt attempt) {
        attempts.remove(attempt);
    }

    /** Leaves it to the connection to count the request. */
    void connected() {
        counts.withdraw();
    }

    void cancelled() {
        counts.end();
    }

    /** Counts a connection that did not come about. */
    void failed(boolean duringTls) {
        counts.end();
        counts.fail();
        if (duringTls) {
            group.counts().tlsNegotiationError();
        } else {
            group.counts().connectionError();
        }
    }

    private void initialize(Channel channel) {
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(0); // The attempt has a deadline of its own.
            channel.pipeline().addLast(handler);
        }
        TargetConnection connection = new TargetConnection(this, channel);
        open.add(connection);
        channel.pipeline().addLast(connection);
    }

    void release(TargetConnection connection) {
        if (closed) {
            connection.abandon();
        } else {
            free.addLast(connection);
        }
    }

    /** A connection was made. */
    void opened() {
        worker.meters().targetGroup(group.arn().value()).opened();
    }

    void remove(TargetConnection connection) {
        worker.meters().targetGroup(group.arn().value()).closed();
        free.remove(connection);
    }

    void gone(TargetConnection connection) {
        open.remove(connection);
    }

    /** Closes the free connections, and the others when their exchange ends. */
    void close() {
        closed = true;
        TargetConnection connection = free.pollLast();
        while (connection != null) {
            connection.abandon();
            connection = free.pollLast();
        }
    }

    /** Ends all exchanges under way: their time is over. */
    void cut() {
        cut = true;
        close();
        List.copyOf(attempts).forEach(ConnectAttempt::cancel);
        new ArrayList<>(open).forEach(TargetConnection::cut);
    }
}
