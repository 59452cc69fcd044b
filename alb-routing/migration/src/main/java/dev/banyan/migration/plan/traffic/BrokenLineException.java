package dev.banyan.migration.plan.traffic;

/** A line of a log is none; the message says what was expected and holds nothing of the line, which may hold secrets. */
final class BrokenLineException extends Exception {

    private static final long serialVersionUID = 1;

    BrokenLineException(String message) {
        super(message);
    }
}
