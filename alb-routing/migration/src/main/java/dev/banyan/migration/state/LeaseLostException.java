package dev.banyan.migration.state;

import dev.banyan.migration.MigrationException;

/** Somebody else holds the route. */
public final class LeaseLostException extends MigrationException {

    private static final long serialVersionUID = 1L;

    LeaseLostException(String message) {
        super(message);
    }
}
