package dev.banyan.migration.state;

import java.util.List;
import java.util.Optional;

/**
 * Keeps one document per route and changes it only under a condition: that it still is the version
 * that was read. Thread-safe.
 */
public interface StateStore {

    /**
     * A document with the version by which it is replaced.
     *
     * @param version what the store calls this version
     * @param text the document
     */
    record Document(String version, String text) {}

    /**
     * Returns a route's document; empty where there is none.
     *
     * @throws StateException if it cannot be read
     */
    Optional<Document> read(String route);

    /**
     * Writes a route's first document. Returns the version written; empty if there is a document already.
     *
     * @throws StateException if it cannot be written
     */
    Optional<String> create(String route, String text);

    /**
     * Replaces a route's document. Returns the version written; empty if it is not {@code version} any more.
     *
     * @throws StateException if it cannot be written
     */
    Optional<String> replace(String route, String version, String text);

    /**
     * Returns the routes that have a document, in order of their names.
     *
     * @throws StateException if they cannot be listed
     */
    List<String> routes();
}
