package dev.banyan.alb.listener;

import dev.banyan.alb.loop.Channels;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import org.jspecify.annotations.Nullable;

/** The bytes of a client's connection: when they are read, sent and cut off. Used by its event loop only. */
final class ClientChannel {

    private final Channel channel;

    /** Bytes of requests to come that arrived before their turn. */
    private @Nullable ByteBuf held;

    private boolean paused;
    private boolean unflushed;
    private boolean closing;

    ClientChannel(Channel channel) {
        this.channel = channel;
    }

    void write(ByteBuf bytes) {
        unflushed = true;
        Channels.write(channel, bytes);
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            channel.flush();
        }
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Returns whether whatever still arrives is thrown away. */
    boolean isClosing() {
        return closing;
    }

    boolean isHolding() {
        return held != null;
    }

    /** Keeps bytes until it is their turn, and reads no more until then; takes over the buffer. */
    void hold(ByteBuf in) {
        held = held == null ? in : Unpooled.wrappedBuffer(held, in);
        applyReading();
    }

    /** Returns the bytes that were kept, or null, and reads on; the caller takes over the buffer. */
    @Nullable
    ByteBuf takeHeld() {
        ByteBuf taken = held;
        if (taken != null) {
            held = null;
            applyReading();
        }
        return taken;
    }

    void setReading(boolean reading) {
        if (paused == reading) {
            paused = !reading;
            applyReading();
        }
    }

    private void applyReading() {
        channel.config().setAutoRead(closing || (!paused && held == null));
    }

    /** Closes at once. */
    void cut() {
        closing = true;
        Channels.close(channel);
    }

    /**
     * Closes once all was sent, and not before the client could read it.
     *
     * @param clientIsDone whether the client has sent all it is going to
     * @return whether the client must close too, so that somebody has to watch the time
     */
    boolean closeGently(boolean clientIsDone) {
        closing = true;
        applyReading();
        boolean atOnce = clientIsDone && held == null;
        if (atOnce) {
            Channels.afterFlush(channel, ChannelFutureListener.CLOSE);
        } else {
            Lingering.start(channel);
        }
        return !atOnce;
    }

    /** The connection is gone. */
    void release() {
        closing = true;
        if (held != null) {
            held.release();
            held = null;
        }
    }
}
