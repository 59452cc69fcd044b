package dev.banyan.migration.guard;

import dev.banyan.migration.MigrationException;

/** A lock is held by somebody else, or was lost. */
public final class LockedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    LockedException(String message) {
        super(message);
    }
}
