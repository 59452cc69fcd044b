package dev.banyan.alb.target;

/** Gets the outcome of asking for a connection. */
public interface ConnectListener {

    /** A connection is ready; it was opened for this request. */
    void connected(TargetConnection connection);

    /** There is no connection: refused, reset, or TLS failed. */
    void connectFailed(boolean timedOut);
}
