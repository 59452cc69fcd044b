package dev.banyan.migration.plan.traffic;

import dev.banyan.migration.plan.rules.ReadableListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A listener before and after, with what was found about requests so far. Used by one thread. */
final class ListenerPair {

    /** Candidates are compared by identity, so the pairs are few and quickly found. */
    private record Key(Candidates before, Candidates after) {}

    private record Tables(CandidateTable before, CandidateTable after) {}

    private final ReadableListener before;
    private final ReadableListener after;
    private final Map<Set<Part>, Tables> tables = new HashMap<>();
    private final Map<Key, Comparison> comparisons = new HashMap<>();
    private final Overtaken overtaken;

    ListenerPair(ReadableListener before, ReadableListener after) {
        this.before = before;
        this.after = after;
        this.overtaken = new Overtaken(after);
    }

    ReadableListener before() {
        return before;
    }

    ReadableListener after() {
        return after;
    }

    Overtaken overtaken() {
        return overtaken;
    }

    /** Where a request may have gone and may go. */
    record Result(Candidates before, Candidates after, Comparison comparison) {}

    Result compare(ReplayedRequest request) {
        Tables both = tables.computeIfAbsent(
                request.known(),
                known -> new Tables(new CandidateTable(before, known), new CandidateTable(after, known)));
        Candidates old = both.before().find(request);
        Candidates next = both.after().find(request);
        overtaken.add(request, next);
        return new Result(
                old,
                next,
                comparisons.computeIfAbsent(new Key(old, next), key -> Comparison.of(key.before(), key.after())));
    }
}
