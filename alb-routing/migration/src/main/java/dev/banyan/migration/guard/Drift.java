package dev.banyan.migration.guard;

/**
 * A difference between the deployed template and what is live.
 *
 * @param kind whose it is
 * @param subject the resource or rule
 * @param text what differs
 */
public record Drift(Kind kind, String subject, String text) {

    /** Whose a difference is. */
    public enum Kind {
        /** Ours: weights of a governed rule, or a rule for testers. */
        GOVERNED,
        /** Somebody else's change, by hand or by another tool. */
        FOREIGN,
        /** The template is behind: it speaks of what is not there any more. */
        STALE
    }
}
