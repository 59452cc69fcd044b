package dev.banyan.alb.target;

import dev.banyan.alb.loop.Channels;
import dev.banyan.alb.loop.Deadline;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection on its way: 10 s for TCP and 10 s more for TLS. Used by its event loop only. */
final class ConnectAttempt {

    private static final long LIMIT = Duration.ofSeconds(10).toNanos();

    private final ConnectionPool pool;
    private final ConnectListener listener;
    private final Deadline deadline;
    private @Nullable Channel channel;
    private boolean tls;
    private boolean done;

    ConnectAttempt(ConnectionPool pool, ConnectListener listener) {
        this.pool = pool;
        this.listener = listener;
        this.deadline = pool.worker().deadlines().add(() -> fail(true));
    }

    void start(Bootstrap bootstrap, InetSocketAddress address) {
        deadline.set(LIMIT);
        ChannelFuture connecting = bootstrap.connect(address);
        channel = connecting.channel();
        connecting.addListener(opened -> {
            if (opened.isSuccess()) {
                opened(connecting.channel());
            } else {
                fail(false);
            }
        });
    }

    private void opened(Channel open) {
        SslHandler handler = open.pipeline().get(SslHandler.class);
        if (handler == null) {
            succeed(open);
            return;
        }
        tls = true;
        deadline.set(LIMIT);
        handler.handshakeFuture().addListener(shaken -> {
            if (shaken.isSuccess()) {
                succeed(open);
            } else {
                fail(false);
            }
        });
    }

    private void succeed(Channel open) {
        if (end()) {
            pool.connected();
            listener.connected(open.pipeline().get(TargetConnection.class));
        }
    }

    /** Gives up, because nothing may be sent to the target any more. */
    void cancel() {
        if (end()) {
            pool.cancelled();
            close();
            listener.connectFailed(false);
        }
    }

    private void fail(boolean timedOut) {
        if (end()) {
            pool.failed(tls);
            close();
            listener.connectFailed(timedOut);
        }
    }

    private void close() {
        if (channel != null) {
            Channels.close(channel);
        }
    }

    private boolean end() {
        if (done) {
            return false;
        }
        done = true;
        deadline.remove();
        pool.ended(this);
        return true;
    }
}
