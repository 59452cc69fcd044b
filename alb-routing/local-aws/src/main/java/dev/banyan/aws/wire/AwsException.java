package dev.banyan.aws.wire;

/**
 * A refusal in AWS's words. The message is AWS's own where that is known; else it reads {@code name:
 * value (expected: rule)}.
 */
public final class AwsException extends RuntimeException {

    private final int status;
    private final String code;

    /**
     * Makes a refusal.
     *
     * @param status the HTTP status of the answer
     * @param code the code as it stands on the wire, without {@code Exception}
     * @param message what is wrong
     */
    public AwsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** Returns a refusal with status 400, as most are. */
    public static AwsException of(String code, String message) {
        return new AwsException(400, code, message);
    }

    /** Returns a refusal of a value. */
    public static AwsException validation(String message) {
        return of("ValidationError", message);
    }

    /**
     * Returns the refusal of a value that does not fit the API's description of its member.
     *
     * @param value the value with its quotes, or null
     * @param path the member, such as {@code actions.1.member.type}
     * @param rule what the member must be, such as {@code Member must not be null}
     */
    public static AwsException constraint(String value, String path, String rule) {
        return validation("1 validation error detected: Value " + value + " at '" + path
                + "' failed to satisfy constraint: " + rule);
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** Returns the code as it stands on the wire. */
    public String code() {
        return code;
    }

    /** Returns the message, which is never null here. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Refusals are answers, not failures: the trace would name only this endpoint. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
