package dev.banyan.migration.support;

import dev.banyan.migration.state.StateStore;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A store in memory that can lose answers and be read by many. */
public final class MemoryStore implements StateStore {

    private final TreeMap<String, Document> documents = new TreeMap<>();
    private int versions;
    private int lostAnswers;

    /** Lets the next writes be applied and answered as an SDK's repeated call would be: refused. */
    public void loseAnswers(int number) {
        lostAnswers = number;
    }

    @Override
    public synchronized Optional<Document> read(String route) {
        return Optional.ofNullable(documents.get(route));
    }

    @Override
    public synchronized Optional<String> create(String route, String text) {
        return documents.containsKey(route) ? Optional.empty() : write(route, text);
    }

    @Override
    public synchronized Optional<String> replace(String route, String version, String text) {
        Document now = documents.get(route);
        return now == null || !now.version().equals(version) ? Optional.empty() : write(route, text);
    }

    private Optional<String> write(String route, String text) {
        String version = "v" + ++versions;
        documents.put(route, new Document(version, text));
        return lostAnswers-- > 0 ? Optional.empty() : Optional.of(version);
    }

    @Override
    public synchronized List<String> routes() {
        return List.copyOf(documents.keySet());
    }
}
