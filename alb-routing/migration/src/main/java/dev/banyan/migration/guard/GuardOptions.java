package dev.banyan.migration.guard;

import java.util.Set;

/**
 * How strict a guard is.
 *
 * @param revertDrift whether the deploy reverts drift: then it touches every plain rule whose weights differ
 * @param strict whether a rule that would move if it were touched fails a deploy that does not touch it
 * @param accepted routes whose weights may move, because somebody decided so
 */
public record GuardOptions(boolean revertDrift, boolean strict, Set<String> accepted) {

    /** A deploy as it is by default. */
    public static final GuardOptions DEFAULT = new GuardOptions(false, false, Set.of());

    /** Copies the routes. */
    public GuardOptions {
        accepted = Set.copyOf(accepted);
    }
}
