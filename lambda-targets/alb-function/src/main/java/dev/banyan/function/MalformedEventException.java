package dev.banyan.function;

/**
 * The event is not one of an Application Load Balancer: some other caller invoked the function. There is no HTTP client to
 * answer, so the invocation fails with this exception.
 */
public final class MalformedEventException extends RuntimeException {

    MalformedEventException(String message) {
        super(message);
    }

    MalformedEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
