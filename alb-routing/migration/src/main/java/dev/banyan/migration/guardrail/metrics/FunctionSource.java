package dev.banyan.migration.guardrail.metrics;

import dev.banyan.migration.route.Route;
import org.jspecify.annotations.Nullable;

/** Tells which function is behind a route's new side. */
@FunctionalInterface
public interface FunctionSource {

    /**
     * Returns the function, or null where the group has no target.
     *
     * @throws MetricsUnreadableException if it cannot be found out
     */
    @Nullable
    LambdaFunction of(Route route);
}
