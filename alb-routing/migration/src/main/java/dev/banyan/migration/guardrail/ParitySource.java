package dev.banyan.migration.guardrail;

import dev.banyan.migration.route.Route;
import org.jspecify.annotations.Nullable;

/** Tells what the last comparison of a route's answers found. */
@FunctionalInterface
public interface ParitySource {

    /** Where no comparison is required. */
    ParitySource NONE = route -> null;

    /** Returns the finding and its budget, or null where none is required. */
    @Nullable
    ParityBudget of(Route route);
}
