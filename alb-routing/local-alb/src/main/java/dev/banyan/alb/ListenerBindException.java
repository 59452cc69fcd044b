package dev.banyan.alb;

/** A listener's port could not be opened, most often because another process has it. */
public final class ListenerBindException extends AlbException {

    private static final long serialVersionUID = 1L;

    private final int port;

    ListenerBindException(String address, int port, Throwable cause) {
        super("port: " + port + " on " + address + " (expected: a free port; " + cause.getMessage() + ")", cause);
        this.port = port;
    }

    /** Returns the port that was asked for. */
    public int port() {
        return port;
    }
}
