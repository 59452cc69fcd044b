package dev.banyan.lambda;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Opens Runtime APIs.
 *
 * <p>Each execution environment has a port of its own: the runtime client knows nothing but host and port, and so an
 * environment can never take or answer another one's invocation.
 */
final class RuntimeApi {
    private static final int MAX_CHUNK_BYTES = 1 << 20;

    /** As on AWS. A deep stack trace alone, sent as a header with an error, needs many times the usual limit. */
    private static final int MAX_HEADER_BYTES = 1 << 20;

    private final EventLoop loop;

    RuntimeApi(EventLoop loop) {
        this.loop = loop;
    }

    /** Binds a free port on loopback; the future is done on the event loop. */
    ChannelFuture open(RuntimeCalls calls) {
        return new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpRequestDecoder(new HttpDecoderConfig()
                                        .setMaxChunkSize(MAX_CHUNK_BYTES)
                                        .setMaxHeaderSize(MAX_HEADER_BYTES)))
                                .addLast(new RuntimeApiHandler(calls));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    static int port(Channel server) {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }
}
