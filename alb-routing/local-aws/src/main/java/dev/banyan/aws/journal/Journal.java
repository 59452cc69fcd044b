package dev.banyan.aws.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The changes of the services, kept in a file to which each call appends one line. What {@link #write} has returned
 * from is there again after the process was killed at any moment; a loss of the machine's power may cost the last
 * changes, since a line is not forced to the disk. Each service has a space of its own, in which keys have values.
 * Safe for use by several threads.
 */
public final class Journal implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable JournalFile file;
    private final Entries entries;
    private boolean closed;

    private Journal(@Nullable JournalFile file, Entries entries) {
        this.file = file;
        this.entries = entries;
    }

    /**
     * Opens the journal of a folder, which is made where it does not exist. A last line that was not written to its
     * end is cut off.
     *
     * @throws IOException if another process has it open, it cannot be read, or it is not a journal of this version
     */
    public static Journal open(Path folder) throws IOException {
        Entries entries = new Entries();
        return new Journal(JournalFile.open(folder, entries), entries);
    }

    /** Returns a journal that ends with the process. */
    public static Journal inMemory() {
        return new Journal(null, new Entries());
    }

    /** Returns a copy of what a space holds, in the order in which the keys were first written. */
    public synchronized Map<String, JsonNode> entries(String space) {
        return entries.copy(space);
    }

    /**
     * Changes values of a space: all of them or, where this throws, none.
     *
     * @param changes the new values by key; empty removes a key
     * @throws AwsException if the change cannot be kept, as on a full disk: everything is as before then
     */
    public synchronized void write(String space, Map<String, Optional<JsonNode>> changes) {
        ObjectNode line = JSON.createObjectNode().put("space", space);
        ObjectNode values = line.putObject("changes");
        // A null in the file is a removed key.
        changes.forEach((key, value) -> values.set(key, value.orElse(null)));
        append(line);
    }

    /** Forgets what one space holds; throws as {@link #write} does. */
    public synchronized void clear(String space) {
        Map<String, Optional<JsonNode>> removed = new LinkedHashMap<>();
        entries.copy(space).keySet().forEach(key -> removed.put(key, Optional.empty()));
        write(space, removed);
    }

    /** Forgets everything; throws as {@link #write} does. */
    public synchronized void clear() {
        append(JSON.createObjectNode().put("clear", true));
    }

    private void append(ObjectNode line) {
        if (closed) {
            throw refusal("the journal is closed");
        }
        byte[] bytes = JournalLine.encode(line);
        JournalFile kept = file;
        if (kept == null) {
            entries.apply(JournalLine.parse(bytes));
            return;
        }
        try {
            kept.append(bytes);
        } catch (IOException e) {
            throw refusal(String.valueOf(e.getMessage()));
        }
        // What a reader of the file would get, rather than nodes that the caller may still change.
        entries.apply(JournalLine.parse(bytes));
        kept.compactIfLarge(entries);
    }

    private static AwsException refusal(String reason) {
        return new AwsException(500, "InternalFailure", "The change was refused, because it cannot be kept: " + reason);
    }

    /** Closes the file, which another process may open then. */
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        JournalFile kept = file;
        if (kept != null) {
            kept.close();
        }
    }
}
