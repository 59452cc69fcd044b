package dev.banyan.model;

import java.util.List;

/** What the types of conditions give to this package only. */
interface CompilableCondition {

    /** Returns the condition with its patterns compiled, to be kept for many requests. */
    ConditionMatcher compile();

    /** Returns how many wildcards the values hold. */
    default int wildcards() {
        return 0;
    }

    /** Returns whether every request that meets the other condition, of the same type, meets this one; may say no wrongly. */
    boolean covers(Condition other);

    /** Returns whether each of the narrow patterns is covered by one of the wide ones. */
    static boolean covers(List<Glob> wide, List<Glob> narrow) {
        return narrow.stream().allMatch(one -> wide.stream().anyMatch(other -> other.covers(one)));
    }
}
