package dev.banyan.migration.plan;

import dev.banyan.migration.MigrationException;
import java.util.List;

/** A plan must not be run: it was changed by hand, or the world has moved since it was made. */
public final class PlanRefusedException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private final List<String> differences;

    PlanRefusedException(String message, List<String> differences) {
        super(differences.isEmpty() ? message : message + ": " + String.join("; ", differences));
        this.differences = List.copyOf(differences);
    }

    /** Returns what has moved, a line each; none if the file itself is wrong. */
    public List<String> differences() {
        return differences;
    }
}
