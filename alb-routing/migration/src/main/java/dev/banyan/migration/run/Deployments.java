package dev.banyan.migration.run;

import dev.banyan.migration.route.Route;
import dev.banyan.migration.state.Deployment;
import java.util.List;

/** Tells what serves a route. */
public interface Deployments {

    /** Knows nothing, so that no bake ever restarts. */
    Deployments UNKNOWN = route -> Deployment.UNKNOWN;

    /** Returns what serves both sides now. */
    Deployment of(Route route);

    /** Returns why a shift cannot begin, a line each, such as weights on the function's alias. */
    default List<String> obstacles(Route route) {
        return List.of();
    }
}
