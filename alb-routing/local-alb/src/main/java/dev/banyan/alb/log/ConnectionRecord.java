package dev.banyan.alb.log;

/**
 * A client's connection, made or failed, as the connection log tells of it.
 *
 * @param clientAddress the client's address
 * @param clientPort the client's port
 * @param listenerPort the port that the client connected to
 * @param tls what the handshake came to
 * @param traceId the connection's id
 * @param loadBalancer {@code app/name/id}
 * @param node the load balancer's address
 */
public record ConnectionRecord(
        String clientAddress,
        int clientPort,
        int listenerPort,
        Tls tls,
        String traceId,
        String loadBalancer,
        String node) {

    /**
     * What a handshake came to. A text is a hyphen where it is not known.
     *
     * @param protocol the protocol's version
     * @param cipher the cipher as OpenSSL names it
     * @param handshakeNanoseconds how long the handshake took, or -1
     * @param status {@code Success} or {@code Failed:} and a code
     */
    public record Tls(String protocol, String cipher, long handshakeNanoseconds, String status) {

        /** There was none: the listener speaks plain HTTP. */
        public static final Tls NONE = new Tls("-", "-", -1, "-");

        /** The handshake did not come to its end. AWS's codes but this one are all about client certificates. */
        public static final Tls FAILED = new Tls("-", "-", -1, "Failed:UnmappedConnectionError");
    }
}
