package dev.banyan.local;

/**
 * A listener that is open on this machine.
 *
 * @param arn its ARN
 * @param loadBalancer the name of its load balancer
 * @param protocol HTTP or HTTPS
 * @param port its port, as the API tells it
 * @param boundPort the port that is bound
 * @param url where clients find it
 */
public record OpenListener(String arn, String loadBalancer, String protocol, int port, int boundPort, String url) {

    /** Returns the listener as people name it. */
    public String name() {
        return loadBalancer + " " + protocol + ":" + port;
    }
}
