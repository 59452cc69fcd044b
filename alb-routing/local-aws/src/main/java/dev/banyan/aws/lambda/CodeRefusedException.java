package dev.banyan.aws.lambda;

/** The code of a function cannot be used; the message says which and why. */
public final class CodeRefusedException extends RuntimeException {

    /** Makes a refusal. */
    public CodeRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
