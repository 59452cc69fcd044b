package dev.banyan.migration.rule;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What stickiness means for leaving a group: a cookie outranks the weights, even for a weight of 0,
 * until it runs out.
 *
 * @param longestTail how long a client can stay after the weight is 0: the rule's stickiness, counted
 *     from its last answer; zero where the rule pins nobody
 * @param pinnedClients how many clients are with the Lambda group, or null where nothing counts them
 */
public record StickyFacts(Duration longestTail, @Nullable Long pinnedClients) {

    /** Returns the facts of a rule. */
    public static StickyFacts of(LiveRule rule, OptionalLong pinnedClients) {
        Long pinned = pinnedClients.isPresent() ? pinnedClients.getAsLong() : null;
        return new StickyFacts(rule.stickiness().orElse(Duration.ZERO), pinned);
    }

    /** Returns one sentence for whoever aborts. */
    public String sentence() {
        if (longestTail.isZero()) {
            return "no client is pinned: weight 0 takes effect with the next request";
        }
        String who = pinnedClients == null ? "clients" : pinnedClients + " clients";
        return who + " may stay on Lambda up to " + longestTail.toSeconds()
                + " s after their last answer; --hard takes the group out of the forward and ends that";
    }
}
