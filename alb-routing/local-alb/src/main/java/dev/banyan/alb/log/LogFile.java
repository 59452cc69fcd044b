package dev.banyan.alb.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A compressed file that gets its name when it is finished. Used by one thread. */
final class LogFile {

    private static final Logger LOG = LoggerFactory.getLogger(LogFile.class);
    private static final int BUFFER = 8 * 1024;

    private final Path draft;
    private final Path destination;
    private final OutputStream out;
    private long lines;

    /** Starts the compressed stream in {@code file}, which is open for the draft. */
    LogFile(Path draft, Path destination, OutputStream file) throws IOException {
        this.draft = draft;
        this.destination = destination;
        this.out = new GZIPOutputStream(file, BUFFER);
    }

    void write(byte[] text, long count) throws IOException {
        lines += count;
        out.write(text);
    }

    /** Returns how many lines were written, or tried to be. */
    long lines() {
        return lines;
    }

    /** Ends the file and gives it its name. */
    void finish() throws IOException {
        out.close();
        Path folder = destination.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.move(draft, destination, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets the file. */
    void discard() {
        try {
            out.close();
        } catch (IOException e) {
            LOG.debug("{} not closed in order: {}", draft, e.toString());
        }
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.debug("{} not deleted: {}", draft, e.toString());
        }
    }
}
