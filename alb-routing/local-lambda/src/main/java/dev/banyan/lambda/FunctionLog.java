package dev.banyan.lambda;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log of one function: its latest lines in memory, more in a file. Written by the log thread, read by any. */
final class FunctionLog {
    private static final int KEPT_LINES = 1000;

    /** Past this the file becomes the previous one, so that two of them are all a function can fill. */
    private static final long MAX_FILE_BYTES = 10L * 1024 * 1024;

    private final Path file;
    private final Deque<LogEntry> latest = new ArrayDeque<>();
    private @Nullable Writer writer;
    private long written;

    FunctionLog(Path file) {
        this.file = file;
    }

    /** Returns the latest lines, oldest first. */
    List<LogEntry> latest() {
        synchronized (latest) {
            return List.copyOf(latest);
        }
    }

    void add(LogEntry entry) throws IOException {
        synchronized (latest) {
            latest.addLast(entry);
            if (latest.size() > KEPT_LINES) {
                latest.removeFirst();
            }
        }
        Writer target = writer();
        target.write(entry.text());
        target.write('\n');
        written += entry.text().length() + 1L;
    }

    void flush() throws IOException {
        if (writer != null) {
            writer.flush();
        }
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    private Writer writer() throws IOException {
        if (writer != null && written > MAX_FILE_BYTES) {
            close();
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (writer == null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writer = Files.newBufferedWriter(
                    file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            written = Files.size(file);
        }
        return writer;
    }
}
