package dev.banyan.migration.shift;

import dev.banyan.migration.MigrationException;

/** An event does not go with the phase that a shift is in. */
public final class EventRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    EventRefusedException(ShiftPhase phase, ShiftEvent event, String expected) {
        super(event.word() + ": the shift is " + phase.word() + " (expected: " + expected + ")");
    }
}
