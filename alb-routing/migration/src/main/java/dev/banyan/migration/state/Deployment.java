package dev.banyan.migration.state;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What serves a route on both sides.
 *
 * @param function the function's version or code, as the target group reaches it; empty if unknown
 * @param containers the container's targets
 */
public record Deployment(String function, SortedSet<String> containers) {

    /** Nothing is known. */
    public static final Deployment UNKNOWN = new Deployment("", Collections.emptySortedSet());

    /** Copies the targets. */
    public Deployment {
        containers = Collections.unmodifiableSortedSet(new TreeSet<>(containers));
    }

    /**
     * Returns what is new against an earlier deployment; empty if nothing. Targets that come and go are
     * scaling; only when none of the earlier ones is left has the container been replaced.
     */
    public String newSince(Deployment earlier) {
        if (!earlier.function.isEmpty() && !function.isEmpty() && !earlier.function.equals(function)) {
            return "function " + earlier.function + " -> " + function;
        }
        boolean known = !earlier.containers.isEmpty() && !containers.isEmpty();
        if (known && Collections.disjoint(earlier.containers, containers)) {
            return "container " + earlier.containers + " -> " + containers;
        }
        return "";
    }

    /** Returns this, with what is unknown taken from an earlier one. */
    public Deployment orEarlier(Deployment earlier) {
        return new Deployment(
                function.isEmpty() ? earlier.function : function,
                containers.isEmpty() ? earlier.containers : containers);
    }
}
