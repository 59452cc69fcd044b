package dev.banyan.alb.log;

import dev.banyan.alb.http1.Ascii;

/**
 * What all requests of a client connection have in common in the access log.
 *
 * @param type {@code http} or {@code https}
 * @param loadBalancer {@code app/name/id}
 * @param client the client's address and port
 * @param origin scheme and port of the listener as the client sees them, such as {@code http://} and {@code :80}
 * @param tls cipher and protocol, or two hyphens
 * @param domain the name that the client asked for in its TLS handshake, or a hyphen
 * @param certificate the certificate's ARN, or a hyphen
 * @param traceId the connection's id, {@code TID_} and 32 hexadecimal digits
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody; bytes, since they are copied into every line.
public record ConnectionLabels(
        byte[] type,
        byte[] loadBalancer,
        byte[] client,
        Origin origin,
        byte[] tls,
        byte[] domain,
        byte[] certificate,
        byte[] traceId) {

    private static final byte[] NO_TLS = Ascii.bytes("- -");
    private static final byte[] NONE = Ascii.bytes("-");

    /**
     * The listener as the client sees it.
     *
     * @param scheme {@code http} or {@code https}
     * @param port the port
     */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    public record Origin(byte[] scheme, byte[] port) {}

    /** Returns the labels of a connection without TLS. */
    public static ConnectionLabels plain(byte[] loadBalancer, byte[] client, int port, byte[] traceId) {
        byte[] http = Ascii.bytes("http");
        Origin origin = new Origin(http, Ascii.bytes(Integer.toString(port)));
        return new ConnectionLabels(http, loadBalancer, client, origin, NO_TLS, NONE, NONE, traceId);
    }

    /** Returns the labels of a connection with TLS. */
    public static ConnectionLabels secure(
            byte[] loadBalancer,
            byte[] client,
            int port,
            byte[] traceId,
            String cipherAndProtocol,
            String domain,
            String certificate) {
        byte[] https = Ascii.bytes("https");
        Origin origin = new Origin(https, Ascii.bytes(Integer.toString(port)));
        return new ConnectionLabels(
                https,
                loadBalancer,
                client,
                origin,
                Ascii.bytes(cipherAndProtocol),
                Ascii.bytes(domain),
                Ascii.bytes(certificate),
                traceId);
    }
}
