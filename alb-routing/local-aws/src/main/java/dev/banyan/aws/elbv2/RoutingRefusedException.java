package dev.banyan.aws.elbv2;

/** A routing that is in order but cannot run on this machine, such as one whose port is taken. */
public final class RoutingRefusedException extends RuntimeException {

    /** Makes a refusal whose message is for users. */
    public RoutingRefusedException(String message) {
        super(message);
    }

    /** Makes a refusal whose message is for users, and that something else caused. */
    public RoutingRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
