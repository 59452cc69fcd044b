package dev.banyan.aws.cloudwatch.math;

/** Tells why an expression has no value. */
public final class InvalidExpressionException extends RuntimeException {

    InvalidExpressionException(String message) {
        super(message);
    }

    /** Returns the message, which is never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** These are answers, not failures: the trace would name only this endpoint. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
