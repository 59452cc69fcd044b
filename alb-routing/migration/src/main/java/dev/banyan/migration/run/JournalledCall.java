package dev.banyan.migration.run;

import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.JournalEntry;
import dev.banyan.migration.state.JournalEntry.Outcome;
import dev.banyan.migration.state.RouteState;
import dev.banyan.model.Arn;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/**
 * A call that changes something, with its journal entry before and after. The entry before also shows
 * that the lease still is held; the one after keeps, in the same write, what the call brought about.
 */
record JournalledCall(HeldState held, InstantSource clock, String call, Arn subject, String detail) {

    void begin() {
        JournalEntry entry = new JournalEntry(0, call, subject, detail, held.holder(), clock.instant(), null);
        held.change(state -> state.begun(entry));
    }

    void end(Outcome outcome, UnaryOperator<RouteState> result) {
        held.change(state -> result.apply(state.completed(outcome)));
    }
}
