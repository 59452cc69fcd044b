package dev.banyan.migration.route;

/**
 * What a route lacks before its traffic can be moved with evidence.
 *
 * @param kind what it is about
 * @param text what is missing and what would come of it
 * @param fix how to add it: a command to copy where there is one
 */
public record Gap(Kind kind, String text, String fix) {

    /** What may be missing. */
    public enum Kind {
        /** Other rules send requests to a group, so that its metrics prove nothing about this route. */
        OWN_GROUP,
        /** The group is not in the rule's forward yet. */
        GROUP_IN_RULE,
        /** Clients with a session may change sides, or the load balancer refuses the weights. */
        GROUP_STICKINESS,
        /** The load balancer may not invoke the function for this group. */
        INVOKE_PERMISSION,
        /** The function sees only the last of several values of a header. */
        MULTI_VALUE_HEADERS
    }
}
