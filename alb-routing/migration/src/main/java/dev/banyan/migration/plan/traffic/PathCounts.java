package dev.banyan.migration.plan.traffic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts requests by path, in bounded memory. */
final class PathCounts {

    /** Paths with ids in them would never end. */
    private static final int MOST_PATHS = 10_000;

    private static final int SHOWN = 10;

    private final Map<String, Long> paths = new HashMap<>();
    private long requests;

    void add(String path) {
        requests++;
        if (paths.size() < MOST_PATHS || paths.containsKey(path)) {
            paths.merge(path, 1L, Long::sum);
        }
    }

    long requests() {
        return requests;
    }

    int paths() {
        return paths.size();
    }

    List<String> mostAsked() {
        return paths.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }
}
