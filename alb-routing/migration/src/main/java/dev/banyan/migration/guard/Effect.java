package dev.banyan.migration.guard;

/** What a deploy would mean for a governed rule. */
public enum Effect {
    /** The deploy does not touch it, and would change no weight if it did. */
    KEEPS,
    /** The rule is made. */
    ADDS,
    /** The rule changes, but no weight does. */
    CHANGES_ALL_BUT_WEIGHTS,
    /**
     * The deploy does not touch it, but whatever does would move live weights: an edit of any of its properties, the
     * rollback of such an edit, or a revert of drift.
     */
    WOULD_MOVE_IF_TOUCHED,
    /** The deploy moves live weights. */
    WILL_MOVE,
    /** The deploy removes the rule, or the mark that says which route it is of. */
    DROPS,
    /** What becomes of it cannot be told. */
    CANNOT_TELL
}
