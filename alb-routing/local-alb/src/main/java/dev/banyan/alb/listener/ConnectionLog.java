package dev.banyan.alb.listener;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.AccessRecord;
import dev.banyan.alb.log.ConnectionLabels;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.model.Protocol;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Logs the requests of one connection. Used by its event loop only. */
final class ConnectionLog {

    private final Worker worker;
    private final InetSocketAddress peer;
    private @Nullable ConnectionLabels labels;

    ConnectionLog(Worker worker, InetSocketAddress peer) {
        this.worker = worker;
        this.peer = peer;
    }

    void write(AccessRecord record, RequestHead head, ActiveListener listener, Channel channel) {
        if (worker.accessLog().isEnabled()) {
            ConnectionLabels known = labels == null ? create(listener, channel) : labels;
            labels = known;
            worker.accessLog().write(record, head, known, worker.clock().instant(), worker.now());
        }
    }

    private ConnectionLabels create(ActiveListener listener, Channel channel) {
        ByteWriter id = new ByteWriter(40);
        id.put("TID_").hex(worker.random().nextLong(), 16).hex(worker.random().nextLong(), 16);
        byte[] traceId = java.util.Arrays.copyOf(id.bytes(), id.length());
        byte[] client = Ascii.bytes(PeerName.of(peer, true));
        byte[] name = listener.loadBalancerName();
        if (listener.protocol() == Protocol.HTTP) {
            return ConnectionLabels.plain(name, client, listener.port(), traceId);
        }
        TlsNames names = TlsNames.of(channel);
        return ConnectionLabels.secure(
                name, client, listener.port(), traceId, names.cipherAndProtocol(), names.serverName(), "-");
    }
}
