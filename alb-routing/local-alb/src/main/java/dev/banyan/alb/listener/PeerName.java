package dev.banyan.alb.listener;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Writes the address of a client. */
final class PeerName {

    private PeerName() {}

    /** Returns whether the address is one of IPv6, and not one of IPv4 in the form of IPv6. */
    static boolean isVersion6(InetSocketAddress peer) {
        return peer.getAddress() instanceof Inet6Address;
    }

    /** Returns the address, with its port where wanted; only then an IPv6 address stands in brackets. */
    static String of(InetSocketAddress peer, boolean withPort) {
        String plain = NetUtil.toAddressString(peer.getAddress()); // Zeros are left out, as AWS does.
        if (!withPort) {
            return plain;
        }
        return (isVersion6(peer) ? "[" + plain + "]" : plain) + ":" + peer.getPort();
    }
}
