package dev.banyan.migration.lane;

import dev.banyan.migration.MigrationException;

/** A rule for testers cannot be made. */
public final class LaneException extends MigrationException {

    private static final long serialVersionUID = 1L;

    LaneException(String message) {
        super(message);
    }
}
