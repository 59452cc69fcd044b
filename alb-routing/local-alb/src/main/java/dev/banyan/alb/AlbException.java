package dev.banyan.alb;

/** The load balancer could not do what it was asked to. */
public class AlbException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates an exception with one line for people and, where there is one, the reason. */
    public AlbException(String message, Throwable cause) {
        super(message, cause);
    }
}
