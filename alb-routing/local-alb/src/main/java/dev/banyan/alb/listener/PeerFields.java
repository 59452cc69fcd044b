package dev.banyan.alb.listener;

import dev.banyan.alb.headers.ClientFields;
import dev.banyan.alb.headers.ForwardingSettings;
import dev.banyan.alb.headers.TlsHeaders;
import dev.banyan.alb.http1.Ascii;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Makes what targets are told of a connection. */
final class PeerFields {

    private PeerFields() {}

    static ClientFields of(InetSocketAddress peer, Channel channel, ForwardingSettings settings) {
        byte[] forwardedFor = Ascii.bytes(PeerName.of(peer, settings.forwardedForPort()));
        return new ClientFields(forwardedFor, tls(channel, settings.tls()));
    }

    private static byte @Nullable [] tls(Channel channel, @Nullable TlsHeaders headers) {
        if (headers == null || channel.pipeline().get(SslHandler.class) == null) {
            return null;
        }
        TlsNames names = TlsNames.of(channel, 0);
        return headers.lines(names.protocol(), names.cipher());
    }
}
