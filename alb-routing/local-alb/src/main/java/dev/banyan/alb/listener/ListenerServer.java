package dev.banyan.alb.listener;

import dev.banyan.alb.exchange.Exchanges;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.alb.tls.ListenerTls;
import dev.banyan.alb.tls.ShownCertificates;
import dev.banyan.model.Protocol;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** One open port and its connections. Safe for use by several threads. */
public final class ListenerServer {

    private static final int BACKLOG = 4096;

    private final Workers workers;
    private final Exchanges exchanges;
    private final ListenerTls tls;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable Channel channel;
    private volatile @Nullable ActiveListener active;

    /**
     * Creates a server that is not open.
     *
     * @param workers serve the connections
     * @param exchanges decide about requests
     * @param tls gives the certificates, asked for when a client connects to a TLS listener
     */
    public ListenerServer(Workers workers, Exchanges exchanges, ListenerTls tls) {
        this.workers = workers;
        this.exchanges = exchanges;
        this.tls = tls;
    }

    /**
     * Opens the port; connections wait until {@link #serve} is called.
     *
     * @param address where to listen
     * @param port the port, or 0 for any free one
     * @return null, or why the port could not be opened
     */
    public @Nullable Throwable open(InetAddress address, int port) {
        ChannelFuture bound = new ServerBootstrap()
                .group(workers.group())
                .channel(workers.transport().server())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .handler(new RefusedConnections(this, workers))
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        initialize(accepted);
                    }
                })
                .bind(address, port)
                .awaitUninterruptibly();
        if (bound.isSuccess()) {
            channel = bound.channel();
            return null;
        }
        return bound.cause();
    }

    private void initialize(Channel accepted) {
        Worker worker = workers.of(accepted.eventLoop());
        ActiveListener listener = active();
        if (listener.protocol() == Protocol.HTTPS) {
            ShownCertificates shown = tls.shown(listener.arn());
            accepted.attr(ShownCertificates.OF_CONNECTION).set(shown);
            accepted.pipeline().addLast(shown.context().newHandler(accepted.alloc()));
        }
        ClientConnection connection = new ClientConnection(this, accepted, worker, exchanges);
        connections.add(connection);
        accepted.pipeline().addLast(connection);
    }

    /** Replaces what decides about requests, and starts to accept connections. */
    public void serve(ActiveListener listener) {
        active = listener;
        Channel open = channel;
        if (open != null) {
            open.config().setAutoRead(true);
        }
    }

    ActiveListener active() {
        ActiveListener current = active;
        if (current == null) {
            throw new IllegalStateException("listener: none (expected: one before the first connection)");
        }
        return current;
    }

    /** Returns the bound port, or 0 where the server is not open. */
    public int port() {
        Channel open = channel;
        return open == null ? 0 : ((InetSocketAddress) open.localAddress()).getPort();
    }

    /** Accepts no more connections and closes each one that has no request under way. */
    public void drain() {
        Channel open = channel;
        if (open != null) {
            open.close().awaitUninterruptibly();
        }
        connections.forEach(connection -> connection.worker().eventLoop().execute(connection::drain));
    }

    /** Returns how many connections are open. */
    public int connectionCount() {
        return connections.size();
    }

    /** Closes all connections, whatever is under way. */
    public void closeNow() {
        connections.forEach(ClientConnection::closeNow);
    }

    void remove(ClientConnection connection) {
        connections.remove(connection);
    }
}
