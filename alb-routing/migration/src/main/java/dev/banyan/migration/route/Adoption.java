package dev.banyan.migration.route;

import java.util.List;

/**
 * A route that was made of existing rules and groups.
 *
 * @param route the route
 * @param missing what it lacks; nothing of it keeps the route from being found
 */
public record Adoption(Route route, List<Gap> missing) {

    /** Copies the list. */
    public Adoption {
        missing = List.copyOf(missing);
    }
}
