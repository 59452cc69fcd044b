package dev.banyan.alb.listener;

import java.net.Inet6Address;
import java.net.InetSocketAddress;

/** Writes the address of a client. */
final class PeerName {

    private PeerName() {}

    /** Returns the address, with its port where wanted; only then an IPv6 address stands in brackets. */
    static String of(InetSocketAddress peer, boolean withPort) {
        String address = peer.getAddress().getHostAddress();
        int zone = address.indexOf('%');
        String plain = zone < 0 ? address : address.substring(0, zone);
        if (!withPort) {
            return plain;
        }
        boolean six = peer.getAddress() instanceof Inet6Address;
        return (six ? "[" + plain + "]" : plain) + ":" + peer.getPort();
    }
}
