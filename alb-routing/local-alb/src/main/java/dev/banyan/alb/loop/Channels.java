package dev.banyan.alb.loop;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;

/**
 * Operations whose outcome nobody waits for: a failed write or close ends the connection, and the end of the connection
 * is what its handler acts upon.
 */
public final class Channels {

    private Channels() {}

    /** Closes at once. */
    public static void close(Channel channel) {
        ChannelFuture unused = channel.close();
    }

    /** Writes and takes over the buffer. */
    public static void write(Channel channel, ByteBuf bytes) {
        ChannelFuture unused = channel.write(bytes, channel.voidPromise());
    }

    /** Sends what was written, then does something. */
    public static void afterFlush(Channel channel, ChannelFutureListener next) {
        ChannelFuture unused = channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(next);
    }
}
