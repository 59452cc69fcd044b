package dev.banyan.migration.state;

import dev.banyan.migration.MigrationException;

/** The state cannot be read or written. */
public final class StateException extends MigrationException {

    private static final long serialVersionUID = 1L;

    StateException(String message) {
        super(message);
    }

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
