package dev.banyan.alb.log;

import dev.banyan.alb.http1.Ascii;

/**
 * What all requests of a client connection have in common in the access log.
 *
 * @param type {@code http} or {@code https}
 * @param names the load balancer as {@code app/name/id} and the client's address and port, with blanks around
 * @param origin the listener as the client sees it
 * @param tls cipher and protocol, or two hyphens
 * @param domain the name that the client asked for in its TLS handshake, or a hyphen
 * @param certificate the certificate's ARN, {@code session-reused}, or a hyphen
 * @param traceId the connection's id, {@code TID_} and 32 hexadecimal digits
 * @param node the address of the load balancer that the client connected to
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; bytes, since they are copied into every line.
public record ConnectionLabels(
        byte[] type,
        byte[] names,
        Origin origin,
        byte[] tls,
        byte[] domain,
        byte[] certificate,
        byte[] traceId,
        byte[] node) {

    private static final byte[] NO_TLS = Ascii.bytes("- -");
    private static final byte[] NONE = Ascii.bytes("-");

    /**
     * The listener as the client sees it.
     *
     * @param scheme {@code http} or {@code https}
     * @param host the host of requests that name none, which is our choice: the load balancer's own DNS name
     * @param port the port
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    public record Origin(byte[] scheme, byte[] host, byte[] port) {

        /** Returns the origin of its parts as text. */
        public static Origin of(String scheme, String host, int port) {
            return new Origin(Ascii.bytes(scheme), Ascii.bytes(host), Ascii.bytes(Integer.toString(port)));
        }
    }

    /**
     * Both ends of a connection.
     *
     * @param loadBalancer {@code app/name/id}
     * @param client the client's address and port
     * @param node the load balancer's address
     * @param traceId the connection's id
     */
    public record Ends(String loadBalancer, String client, String node, String traceId) {

        private byte[] names() {
            return Ascii.bytes(" " + loadBalancer + " " + client + " ");
        }
    }

    /** Returns the labels of a connection without TLS. */
    public static ConnectionLabels plain(Ends ends, Origin origin) {
        return labels(ends, origin, NO_TLS, NONE, NONE);
    }

    /**
     * Returns the labels of a connection with TLS.
     *
     * @param cipherAndProtocol as OpenSSL names them, separated by a blank
     * @param domain the name that the client asked for, or a hyphen
     * @param certificate the certificate's ARN or {@code session-reused}
     */
    public static ConnectionLabels secure(
            Ends ends, Origin origin, String cipherAndProtocol, String domain, String certificate) {
        return labels(ends, origin, Ascii.bytes(cipherAndProtocol), Ascii.bytes(domain), Ascii.bytes(certificate));
    }

    private static ConnectionLabels labels(Ends ends, Origin origin, byte[] tls, byte[] domain, byte[] certificate) {
        return new ConnectionLabels(
                origin.scheme(),
                ends.names(),
                origin,
                tls,
                domain,
                certificate,
                Ascii.bytes(ends.traceId()),
                Ascii.bytes(ends.node()));
    }
}
