package dev.banyan.migration.plan.rules;

/** A part of a rule is of a kind that the model does not know; the message names it. */
final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1;

    UnreadableException(String message) {
        super(message);
    }
}
