package dev.banyan.template.evaluation;

/** An expression or value of a template that cannot be used; the message names its place. */
public final class EvaluationException extends RuntimeException {

    /**
     * Returns an exception whose message is {@code path: value (expected: rule)}.
     *
     * @param path the resource and property, such as {@code Rule.Actions[0].Type}
     * @param value what stands there
     * @param rule what was expected
     */
    public static EvaluationException of(String path, Object value, String rule) {
        return new EvaluationException(path + ": " + value + " (expected: " + rule + ")", null);
    }

    /** Makes an exception with a whole message. */
    public EvaluationException(String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
    }
}
