package dev.banyan.aws.wire;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpContentDecompressor;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The HTTP server of the endpoint: one event loop for the sockets, a few threads for the services, which may
 * block. Safe for use by several threads.
 */
public final class AwsServer implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;
    private static final int SERVICE_THREADS = 4;
    private static final int BACKLOG = 128;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("banyan-aws", true), NioIoHandler.newFactory());
    private final ExecutorService executor =
            Executors.newFixedThreadPool(SERVICE_THREADS, new DefaultThreadFactory("banyan-aws-service", true));
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel server;

    private AwsServer(InetSocketAddress address, Dispatcher dispatcher) throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(initializer(dispatcher));
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        server = bound.channel();
        if (!bound.isSuccess()) {
            close();
            throw new IOException("address: " + address + " (expected: a free port)", bound.cause());
        }
    }

    /**
     * Opens the port and serves from then on.
     *
     * @param hosts names besides those of loopback under which the endpoint may be asked
     * @throws IOException if the port cannot be opened
     */
    public static AwsServer open(InetSocketAddress address, Set<String> hosts, List<AwsService> services)
            throws IOException {
        return new AwsServer(
                address,
                new Dispatcher(
                        services, new Origin(hosts), () -> UUID.randomUUID().toString()));
    }

    private ChannelInitializer<SocketChannel> initializer(Dispatcher dispatcher) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(SocketChannel channel) {
                clients.add(channel);
                channel.pipeline()
                        .addLast(new IdleStateHandler(0, 0, IDLE_SECONDS))
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpServerKeepAliveHandler())
                        // SDKs compress large requests. What comes out is handed on piece by piece, up to the limits
                        // below.
                        .addLast(new HttpContentDecompressor(0))
                        .addLast(BodyLimit.usual(dispatcher))
                        .addLast(BodyLimit.large(dispatcher))
                        .addLast(new AwsHandler(dispatcher, executor));
            }
        };
    }

    /** Returns the port that is bound. */
    public int port() {
        return ((InetSocketAddress) server.localAddress()).getPort();
    }

    /** Stops listening and closes all connections. */
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        clients.close().awaitUninterruptibly();
        executor.shutdown();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
