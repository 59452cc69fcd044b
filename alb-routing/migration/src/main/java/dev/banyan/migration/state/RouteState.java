package dev.banyan.migration.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The record of a route's migration: one JSON document, changed only by conditional writes. Immutable.
 *
 * @param schema the version of this form, {@link #SCHEMA}
 * @param route the route's name
 * @param writes the names of the latest writes, each one's own, so that a write whose answer was lost is
 *     known again, also after others wrote
 * @param lastToken the largest fencing token that was ever given
 * @param lease who may change the route, or null if nobody holds it
 * @param shift the shift that runs or ran last, or null before the first
 * @param requests what operators ask of the holder, oldest first
 * @param findings what the checks of the whole route found last, by the check's name
 * @param journal the latest calls that change something, oldest first
 * @param audit everything that happened, oldest first
 */
public record RouteState(
        int schema,
        String route,
        List<String> writes,
        long lastToken,
        @Nullable Lease lease,
        @Nullable ShiftRecord shift,
        List<OperatorRequest> requests,
        SortedMap<String, Finding> findings,
        List<JournalEntry> journal,
        List<AuditEntry> audit) {

    /** The version of the form that this code reads and writes. */
    public static final int SCHEMA = 1;

    /** More than the calls of any one shift; older ones say nothing that the audit does not. */
    private static final int JOURNAL_LENGTH = 200;

    /** As many as others can write while one client repeats a call. */
    private static final int WRITES_KEPT = 16;

    /** Copies the collections. */
    public RouteState {
        writes = List.copyOf(writes);
        requests = List.copyOf(requests);
        findings = Collections.unmodifiableSortedMap(new TreeMap<>(findings));
        journal = List.copyOf(journal);
        audit = List.copyOf(audit);
    }

    /** Returns the state of a route about which nothing was written yet. */
    public static RouteState untouched(String route) {
        return new RouteState(
                SCHEMA, route, List.of(), 0, null, null, List.of(), Collections.emptySortedMap(), List.of(), List.of());
    }

    RouteState written(String name) {
        List<String> latest =
                new ArrayList<>(writes.subList(Math.max(0, writes.size() + 1 - WRITES_KEPT), writes.size()));
        latest.add(name);
        return new RouteState(SCHEMA, route, latest, lastToken, lease, shift, requests, findings, journal, audit);
    }

    RouteState leased(Lease to) {
        long token = Math.max(lastToken, to.token());
        return new RouteState(schema, route, writes, token, to, shift, requests, findings, journal, audit);
    }

    RouteState released() {
        return new RouteState(schema, route, writes, lastToken, null, shift, requests, findings, journal, audit);
    }

    /** Returns this state with another shift. */
    public RouteState with(ShiftRecord changed) {
        return new RouteState(schema, route, writes, lastToken, lease, changed, requests, findings, journal, audit);
    }

    /** Returns this state with a request more. */
    public RouteState asked(OperatorRequest request) {
        List<OperatorRequest> all = new ArrayList<>(requests);
        all.add(request);
        return withRequests(all);
    }

    /** Returns this state without a request that was done or refused. */
    public RouteState answered(OperatorRequest request) {
        List<OperatorRequest> all = new ArrayList<>(requests);
        all.remove(request);
        return withRequests(all);
    }

    private RouteState withRequests(List<OperatorRequest> all) {
        return new RouteState(schema, route, writes, lastToken, lease, shift, all, findings, journal, audit);
    }

    /** Returns this state with the newest finding of a check. */
    public RouteState found(String check, Finding finding) {
        SortedMap<String, Finding> all = new TreeMap<>(findings);
        all.put(check, finding);
        return new RouteState(schema, route, writes, lastToken, lease, shift, requests, all, journal, audit);
    }

    /** Returns this state with a line more in the audit. */
    public RouteState audited(Instant at, String who, String what, String evidence) {
        List<AuditEntry> all = new ArrayList<>(audit);
        long number = all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
        all.add(new AuditEntry(number, at, who, what, evidence));
        return new RouteState(schema, route, writes, lastToken, lease, shift, requests, findings, journal, all);
    }

    /**
     * Returns this state with a call begun, as its last entry. A try of the very same call that was begun
     * and never completed is taken up again instead.
     */
    public RouteState begun(JournalEntry call) {
        List<JournalEntry> all = new ArrayList<>(journal);
        JournalEntry last = all.isEmpty() ? null : all.get(all.size() - 1);
        if (last != null && last.isOpen(call.call(), call.subject(), call.detail())) {
            return this;
        }
        long number = last == null ? 1 : last.number() + 1;
        all.add(new JournalEntry(
                number, call.call(), call.subject(), call.detail(), call.holder(), call.at(), call.outcome()));
        List<JournalEntry> latest = all.subList(Math.max(0, all.size() - JOURNAL_LENGTH), all.size());
        return withJournal(latest);
    }

    /** Returns this state with the call that was begun last completed. */
    public RouteState completed(JournalEntry.Outcome outcome) {
        List<JournalEntry> all = new ArrayList<>(journal);
        int last = all.size() - 1;
        all.set(last, all.get(last).completed(outcome));
        return withJournal(all);
    }

    private RouteState withJournal(List<JournalEntry> entries) {
        return new RouteState(schema, route, writes, lastToken, lease, shift, requests, findings, entries, audit);
    }
}
