package dev.banyan.migration.route;

import dev.banyan.migration.MigrationException;

/** What was given does not make a route, or makes more than one. */
public final class AdoptionRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    AdoptionRefusedException(String message) {
        super(message);
    }
}
