package dev.banyan.alb.routing;

/** A transform found its expression, but what came out cannot be sent; the client gets 500. */
public final class TransformFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String logName;

    TransformFailedException(String logName) {
        super(logName, null, false, false);
        this.logName = logName;
    }

    /** Returns the status in the access log. */
    public String logName() {
        return logName;
    }
}
