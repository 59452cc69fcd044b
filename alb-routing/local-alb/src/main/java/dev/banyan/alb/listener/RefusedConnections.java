package dev.banyan.alb.listener;

import dev.banyan.alb.loop.Workers;
import dev.banyan.alb.metrics.Metric;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts connections that the system does not let the listener accept: too many files are open. */
@Sharable
final class RefusedConnections extends ChannelInboundHandlerAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedConnections.class);

    private final ListenerServer server;
    private final Workers workers;

    RefusedConnections(ListenerServer server, Workers workers) {
        this.server = server;
        this.workers = workers;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        Channel channel = context.channel();
        LOG.warn("{} could not accept a connection: {}", channel.localAddress(), cause.toString());
        workers.of(channel.eventLoop())
                .meters()
                .loadBalancer(server.active().loadBalancer())
                .add(Metric.REJECTED_CONNECTIONS);
        context.fireExceptionCaught(cause);
    }
}
