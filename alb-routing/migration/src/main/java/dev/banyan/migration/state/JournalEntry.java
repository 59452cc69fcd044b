package dev.banyan.migration.state;

import dev.banyan.model.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A call that changes something: written down before it is made, completed after.
 *
 * @param number counts the calls of a route
 * @param call the operation of the API, such as {@code ModifyRule}
 * @param subject the rule or listener
 * @param detail what it is to bring about
 * @param holder who makes it
 * @param at when it was begun
 * @param outcome what became of it, or null as long as nobody knows
 */
public record JournalEntry(
        long number,
        String call,
        Arn subject,
        String detail,
        String holder,
        Instant at,
        @Nullable Outcome outcome) {

    /** What became of a call. */
    public enum Outcome {
        /** It was answered, and reading back shows it. */
        APPLIED,
        /** It was found done: an earlier answer had been lost. */
        FOUND,
        /** It was refused, or had nothing to act on any more. */
        REFUSED
    }

    /** Returns whether this is a begun and not completed try of the same call. */
    boolean isOpen(String otherCall, Arn otherSubject, String otherDetail) {
        return outcome == null && call.equals(otherCall) && subject.equals(otherSubject) && detail.equals(otherDetail);
    }

    JournalEntry completed(Outcome result) {
        return new JournalEntry(number, call, subject, detail, holder, at, result);
    }
}
