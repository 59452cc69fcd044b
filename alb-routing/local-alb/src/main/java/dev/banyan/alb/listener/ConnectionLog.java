package dev.banyan.alb.listener;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import dev.banyan.alb.log.AccessRecord;
import dev.banyan.alb.log.ConnectionLabels;
import dev.banyan.alb.log.ConnectionLabels.Ends;
import dev.banyan.alb.log.ConnectionLabels.Origin;
import dev.banyan.alb.log.ConnectionRecord;
import dev.banyan.alb.log.ConnectionRecord.Tls;
import dev.banyan.alb.loop.Worker;
import dev.banyan.alb.metrics.Metric;
import dev.banyan.alb.routing.ActiveListener;
import dev.banyan.model.Protocol;
import io.netty.channel.Channel;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Logs and counts one connection and its requests. Used by its event loop only. */
final class ConnectionLog {

    private final Worker worker;
    private final Channel channel;
    private final InetSocketAddress peer;
    private final boolean version6;

    /** The listener that the connection was made to. */
    private final ActiveListener first;

    private final long openedAt;
    private final long openedAtMilliseconds;
    private @Nullable String traceId;
    private @Nullable ConnectionLabels labels;
    private boolean established;

    ConnectionLog(Worker worker, Channel channel, InetSocketAddress peer, ActiveListener listener) {
        this.worker = worker;
        this.channel = channel;
        this.peer = peer;
        this.version6 = PeerName.isVersion6(peer);
        this.first = listener;
        this.openedAt = worker.now();
        this.openedAtMilliseconds = TlsNames.now();
        worker.meters().loadBalancer(first.loadBalancer()).opened();
        if (first.protocol() == Protocol.HTTP) {
            established(Tls.NONE);
        }
    }

    /** Returns when the connection was made, in ticks. */
    long openedAt() {
        return openedAt;
    }

    /** The handshake has ended. */
    void handshake(boolean succeeded) {
        if (!succeeded) {
            failed();
        } else if (worker.logs().wantsConnections(first.logs())) {
            TlsNames names = TlsNames.of(channel, openedAtMilliseconds);
            established(new Tls(names.protocol(), names.cipher(), worker.now() - openedAt, "Success"));
        } else {
            established = true;
        }
    }

    private void failed() {
        if (!established) {
            worker.meters().loadBalancer(first.loadBalancer()).add(Metric.CLIENT_TLS_NEGOTIATION_ERRORS);
            established(Tls.FAILED);
        }
    }

    /** The connection is gone; one that ends before its handshake never was a whole one. */
    void closed() {
        failed();
        worker.meters().loadBalancer(first.loadBalancer()).closed();
    }

    private void established(Tls tls) {
        established = true;
        if (worker.logs().wantsConnections(first.logs())) {
            ConnectionRecord record = new ConnectionRecord(
                    PeerName.of(peer, false),
                    peer.getPort(),
                    first.port(),
                    tls,
                    traceId(),
                    first.loadBalancer(),
                    node());
            worker.logs().connection(record, first.logs(), worker.microseconds());
        }
    }

    /** Counts and logs a request that ended. */
    void request(AccessRecord record, RequestHead head, ActiveListener listener) {
        long now = worker.now();
        worker.meters().request(listener.loadBalancer(), record, version6, record.ended(now));
        if (worker.logs().wantsRequests(listener.logs())) {
            ConnectionLabels known = labels == null ? createLabels() : labels;
            labels = known;
            worker.logs().request(record, head, known, listener.logs(), now);
        }
    }

    private ConnectionLabels createLabels() {
        Ends ends = new Ends(first.loadBalancer(), PeerName.of(peer, true), node(), traceId());
        Origin origin = Origin.of(first.protocol().scheme(), first.settings().fallbackHost(), first.port());
        if (first.protocol() == Protocol.HTTP) {
            return ConnectionLabels.plain(ends, origin);
        }
        TlsNames names = TlsNames.of(channel, openedAtMilliseconds);
        String certificate = names.resumed() ? "session-reused" : names.certificateArn(first.certificatePrefix());
        return ConnectionLabels.secure(
                ends, origin, names.cipher() + " " + names.protocol(), names.serverName(), certificate);
    }

    private String node() {
        return channel.localAddress() instanceof InetSocketAddress local ? PeerName.of(local, false) : "-";
    }

    private String traceId() {
        String known = traceId;
        if (known == null) {
            ByteWriter id = new ByteWriter(40);
            id.put("TID_")
                    .hex(worker.random().nextLong(), 16)
                    .hex(worker.random().nextLong(), 16);
            known = Ascii.text(id.bytes(), 0, id.length());
            traceId = known;
        }
        return known;
    }
}
