package dev.banyan.model;

/**
 * A listener, rule, condition, action, transform or target group that the ELBv2 API would refuse.
 * The message is the API's own where that is known; else it reads {@code name: value (expected:
 * rule)}.
 */
public final class InvalidRoutingException extends IllegalArgumentException {

    private final ErrorCode code;

    /**
     * Makes a refusal.
     *
     * @param code the code that the API answers with
     * @param message what is wrong
     */
    public InvalidRoutingException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    /** Returns a refusal of a value whose rule is told, since the API's own words are not known. */
    static InvalidRoutingException expected(String name, Object value, String rule) {
        return new InvalidRoutingException(
                ErrorCode.VALIDATION_ERROR, name + ": " + value + " (expected: " + rule + ")");
    }

    /** Returns a refusal in the words of the API. */
    static InvalidRoutingException validation(String message) {
        return new InvalidRoutingException(ErrorCode.VALIDATION_ERROR, message);
    }

    /** Returns the code that the API answers with. */
    public ErrorCode code() {
        return code;
    }
}
