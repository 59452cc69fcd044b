package dev.banyan.migration.guard;

import java.util.List;

/** Which live rule a rule of a template is. */
sealed interface Match {

    /** It is this one. */
    record Found(TaggedRule rule) implements Match {}

    /** There is none. */
    record None() implements Match {}

    /** It may be any of several; the sentence says how to tell them apart. */
    record Ambiguous(String why) implements Match {}

    /** Returns the match of candidates. */
    static Match of(List<TaggedRule> candidates, String by) {
        if (candidates.size() > 1) {
            return new Ambiguous(candidates.size() + " live rules have the same " + by
                    + " (give the stack's resources, or the load balancer's ARN)");
        }
        return candidates.isEmpty() ? new None() : new Found(candidates.get(0));
    }
}
