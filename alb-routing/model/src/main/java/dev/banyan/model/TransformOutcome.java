package dev.banyan.model;

/**
 * What a transform made of a text.
 *
 * @param status what happened
 * @param text what a target gets; the text as it was unless it was rewritten
 */
public record TransformOutcome(Status status, String text) {

    /** What happened. */
    public enum Status {
        /** No expression was found: the request goes on as it is. */
        UNCHANGED,
        /** An expression was found and replaced. */
        REWRITTEN,
        /** An expression was found, but what came out cannot be sent: the client gets 500. */
        FAILED
    }
}
