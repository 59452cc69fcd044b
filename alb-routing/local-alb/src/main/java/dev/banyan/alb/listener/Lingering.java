package dev.banyan.alb.listener;

import dev.banyan.alb.loop.Channels;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;

/**
 * Ends our side of a connection while the client may still be sending. Closing at once would reset the connection, and
 * the client might lose the answer it has not read yet.
 */
final class Lingering {

    private Lingering() {}

    static void start(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        Channels.afterFlush(channel, written -> {
            if (tls != null) {
                Future<?> unused = tls.closeOutbound();
            } else if (channel instanceof DuplexChannel duplex && channel.isActive()) {
                ChannelFuture unused = duplex.shutdownOutput();
            }
        });
    }
}
