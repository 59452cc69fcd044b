package dev.banyan.alb.conformance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs rows on load balancers. Rows of one exchange that have their routing in common share one, and their log is
 * compared when the last of them has run; all others have one of their own.
 */
final class SharedRuns implements AutoCloseable {

    private static final Set<String> ALONE =
            Set.of("steps", "function", "got", "metrics", "lines", "log", "cut", "unanswered", "pass-until", "closed");

    private @Nullable RowRun shared;
    private Map<String, Object> routing = Map.of();
    private int answers;

    void run(Row row) {
        if (!isShareable(row.fields())) {
            try (RowRun run = new RowRun(row.fields())) {
                int given = new Steps(run, row.fields()).perform();
                new RowCheck(run, row.fields()).check(given);
            }
            return;
        }
        RowRun run = shared(row.fields());
        boolean passed = false;
        try {
            answers += new Steps(run, row.fields()).perform();
            new RowCheck(run, row.fields()).checkTargets();
            passed = true;
        } finally {
            run.disconnect();
            if (!passed) {
                run.close(); // What comes next must not fail for this row's sake.
                shared = null;
                answers = 0;
            }
        }
    }

    private static boolean isShareable(Fields row) {
        return row.members().keySet().stream().noneMatch(ALONE::contains)
                && row.fields("targets").members().values().stream().noneMatch(List.class::isInstance);
    }

    private RowRun shared(Fields row) {
        Map<String, Object> wanted = new TreeMap<>(row.members());
        wanted.keySet().retainAll(Tables.ROUTING);
        RowRun open = shared;
        if (open == null || !routing.equals(wanted)) {
            close();
            open = new RowRun(row);
            shared = open;
            routing = wanted;
        }
        return open;
    }

    /** Ends the shared load balancer; each of its exchanges must be in the log once. */
    @Override
    public void close() {
        RowRun open = shared;
        shared = null;
        if (open != null) {
            try (open) {
                List<String> unused = open.end(answers, answers);
            } finally {
                answers = 0;
            }
        }
    }
}
