package dev.banyan.model;

import org.jspecify.annotations.Nullable;

/**
 * A listener, rule, condition, action, transform or target group that the ELBv2 API would refuse.
 * The message is the API's own where that is known; else it reads {@code name: value (expected:
 * rule)}.
 */
public final class InvalidRoutingException extends IllegalArgumentException {

    private final ErrorCode code;
    private final transient @Nullable Arn subject;

    /**
     * Makes a refusal.
     *
     * @param code the code that the API answers with
     * @param message what is wrong
     */
    public InvalidRoutingException(ErrorCode code, String message) {
        this(code, message, null);
    }

    private InvalidRoutingException(ErrorCode code, String message, @Nullable Arn subject) {
        super(message);
        this.code = code;
        this.subject = subject;
    }

    /** Returns a refusal of an action of a rule. */
    static InvalidRoutingException action(Rule rule, String message) {
        return new InvalidRoutingException(ErrorCode.INVALID_LOAD_BALANCER_ACTION, message, rule.arn());
    }

    /** Returns this refusal with the resource that is refused, of several that were made together. */
    InvalidRoutingException of(Arn newSubject) {
        return new InvalidRoutingException(code, String.valueOf(getMessage()), newSubject);
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

    /** Returns the resource that is refused, or null where only one was made. */
    public @Nullable Arn subject() {
        return subject;
    }

    /** Returns the code that the API answers with. */
    public ErrorCode code() {
        return code;
    }
}
