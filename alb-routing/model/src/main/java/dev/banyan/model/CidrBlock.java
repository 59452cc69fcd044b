package dev.banyan.model;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A block of addresses. Immutable. */
final class CidrBlock {

    /** Only literal addresses, so that parsing never asks a name server. */
    private static final Pattern LITERAL = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    private final byte[] network;
    private final int prefix;

    private CidrBlock(byte[] network, int prefix) {
        this.network = network;
        this.prefix = prefix;
    }

    /** @throws InvalidRoutingException if {@code text} is not an address, a slash and a prefix length */
    static CidrBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? "" : text.substring(0, slash);
        if (!LITERAL.matcher(address).matches() || !text.substring(slash + 1).matches("\\d{1,3}")) {
            throw invalid(text);
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            int prefix = Integer.parseInt(text.substring(slash + 1));
            if (prefix > bytes.length * 8) {
                throw invalid(text);
            }
            return new CidrBlock(bytes, prefix);
        } catch (UnknownHostException e) {
            throw (InvalidRoutingException) invalid(text).initCause(e);
        }
    }

    boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    /** Returns whether every address of another block is in this one. */
    boolean covers(CidrBlock other) {
        return prefix <= other.prefix && contains(other.network);
    }

    private boolean contains(byte[] address) {
        if (address.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((network[bit / 8] & mask) != (address[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static InvalidRoutingException invalid(String text) {
        return InvalidRoutingException.expected(
                "source-ip", text, "a CIDR block such as 192.0.2.0/24 or 2001:db8::/32");
    }
}
