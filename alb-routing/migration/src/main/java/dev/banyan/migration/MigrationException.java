package dev.banyan.migration;

/** Something that a person has to decide about or put right before the migration can go on. */
public class MigrationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message one line, for a person */
    public MigrationException(String message) {
        super(message);
    }

    /** @param message one line, for a person */
    public MigrationException(String message, Throwable cause) {
        super(message, cause);
    }
}
