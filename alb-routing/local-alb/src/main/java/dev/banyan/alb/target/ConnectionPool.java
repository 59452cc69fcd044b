package dev.banyan.alb.target;

import dev.banyan.alb.loop.Worker;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop to one target. Used by that loop only. */
public final class ConnectionPool {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final Worker worker;
    private final InetSocketAddress address;
    private final @Nullable SslContext tls;
    private final Duration idle;
    private final Bootstrap bootstrap;

    /** The last one given back is the first one used, so that the others can grow old. */
    private final ArrayDeque<TargetConnection> free = new ArrayDeque<>();

    private boolean closed;

    ConnectionPool(
            Worker worker,
            Class<? extends SocketChannel> channel,
            InetSocketAddress address,
            @Nullable SslContext tls,
            Duration idle) {
        this.worker = worker;
        this.address = address;
        this.tls = tls;
        this.idle = idle;
        this.bootstrap = new Bootstrap()
                .group(worker.eventLoop())
                .channel(channel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_TIMEOUT.toMillis())
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

    long idleNanoseconds() {
        return idle.toNanos();
    }

    /** Returns a free connection, or null. */
    public @Nullable TargetConnection poll() {
        return free.pollLast();
    }

    /** Opens a connection. */
    public void connect(ConnectListener listener) {
        ChannelFuture future = bootstrap.connect(address);
        future.addListener(done -> {
            if (!future.isSuccess()) {
                listener.connectFailed(future.cause() instanceof ConnectTimeoutException);
                return;
            }
            SslHandler handler = future.channel().pipeline().get(SslHandler.class);
            if (handler == null) {
                listener.connected(future.channel().pipeline().get(TargetConnection.class));
            } else {
                handler.handshakeFuture().addListener(shaken -> {
                    if (shaken.isSuccess()) {
                        listener.connected(future.channel().pipeline().get(TargetConnection.class));
                    } else {
                        listener.connectFailed(shaken.cause() instanceof SslHandshakeTimeoutException);
                    }
                });
            }
        });
    }

    private void initialize(Channel channel) {
        if (tls != null) {
            SslHandler handler = tls.newHandler(channel.alloc());
            handler.setHandshakeTimeoutMillis(CONNECT_TIMEOUT.toMillis());
            channel.pipeline().addLast(handler);
        }
        channel.pipeline().addLast(new TargetConnection(this, channel));
    }

    void release(TargetConnection connection) {
        if (closed) {
            connection.abandon();
        } else {
            free.addLast(connection);
        }
    }

    void remove(TargetConnection connection) {
        free.remove(connection);
    }

    void close() {
        closed = true;
        TargetConnection connection = free.pollLast();
        while (connection != null) {
            connection.abandon();
            connection = free.pollLast();
        }
    }
}
