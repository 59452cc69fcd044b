package dev.banyan.model;

/** A registered target. */
public sealed interface Target {

    /** Returns the target's id in the ELBv2 API: an address or a function's ARN. */
    String id();

    /**
     * A process that listens on an address.
     *
     * @param host the address
     * @param port 1 to 65535
     */
    record Ip(String host, int port) implements Target {

        /** @throws InvalidRoutingException if the port is outside its range */
        public Ip {
            if (port < 1 || port > 65_535) {
                throw InvalidRoutingException.expected("port", port, "1 to 65535");
            }
        }

        @Override
        public String id() {
            return host;
        }

        /** Returns the target as the access log writes it, {@code host:port}. */
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * A Lambda function.
     *
     * @param function the ARN as registered: unqualified, of a version or of an alias
     */
    record Lambda(Arn function) implements Target {

        @Override
        public String id() {
            return function.value();
        }
    }
}
