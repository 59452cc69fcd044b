package dev.banyan.aws.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a journal. It is written through {@link RandomAccessFile}, since a file channel is closed when a thread
 * that writes to it is interrupted. Belongs to one thread at a time.
 */
final class JournalFile implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JournalFile.class);
    private static final ObjectNode HEADER = new ObjectMapper()
            .createObjectNode()
            .put("format", "banyan-journal")
            .put("version", 1);

    /** A file of less is not worth compacting: it is read in a fraction of a second. */
    private static final long SMALL = 4L << 20;

    private final Path path;
    private final JournalLock lock;
    private RandomAccessFile file;
    private long end;
    private long largeFrom;

    private JournalFile(Path path, JournalLock lock, RandomAccessFile file, long end) {
        this.path = path;
        this.lock = lock;
        this.file = file;
        this.end = end;
        this.largeFrom = SMALL;
    }

    /** @param entries takes what is in the file */
    static JournalFile open(Path folder, Entries entries) throws IOException {
        Files.createDirectories(folder);
        JournalLock lock = JournalLock.take(folder.resolve("journal.lock"));
        try {
            Path path = folder.resolve("journal");
            JournalReader reader = new JournalReader(path, HEADER);
            long end = reader.read(entries);
            JournalFile opened = new JournalFile(path, lock, new RandomAccessFile(path.toFile(), "rw"), end);
            delete(path.resolveSibling("journal.new"));
            opened.prepare(entries, reader.lines());
            return opened;
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Makes the file ready for appending: as short as it can be where that is worth it, without a torn end. */
    private void prepare(Entries entries, long linesRead) throws IOException {
        file.setLength(end);
        if (end == 0) {
            append(JournalLine.encode(HEADER));
        } else if (linesRead > 2L * entries.lines().size()) {
            compact(entries);
        }
    }

    /** @throws IOException if the line cannot be written; the file is as before then */
    void append(byte[] line) throws IOException {
        try {
            file.seek(end);
            file.write(line);
        } catch (IOException e) {
            undo(e);
            throw new IOException(path + ": " + e.getMessage(), e);
        }
        end += line.length;
    }

    /** Cuts off what a failed write has left. Where that fails too, the next line is written over it. */
    private void undo(IOException failure) {
        try {
            file.setLength(end);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    void compactIfLarge(Entries entries) {
        if (end >= largeFrom) {
            compact(entries);
        }
    }

    /** Writes what is left to a new file and puts it in this one's place. Without success the old file goes on. */
    private void compact(Entries entries) {
        Path draft = path.resolveSibling("journal.new");
        try {
            long length = write(draft, entries);
            RandomAccessFile opened = new RandomAccessFile(draft.toFile(), "rw");
            try {
                Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                opened.close();
                throw e;
            }
            file.close();
            file = opened;
            end = length;
        } catch (IOException e) {
            LOG.warn("journal: {} grows, since it cannot be written anew: {}", path, e.getMessage());
            delete(draft);
        }
        largeFrom = Math.max(SMALL, 3 * end);
    }

    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            LOG.debug("journal: {} stays until it is written anew", draft, e);
        }
    }

    private static long write(Path draft, Entries entries) throws IOException {
        long length = 0;
        try (FileOutputStream file = new FileOutputStream(draft.toFile());
                OutputStream buffered = new BufferedOutputStream(file)) {
            byte[] header = JournalLine.encode(HEADER);
            buffered.write(header);
            length += header.length;
            for (ObjectNode line : entries.lines()) {
                byte[] bytes = JournalLine.encode(line);
                buffered.write(bytes);
                length += bytes.length;
            }
            buffered.flush();
            // A move may reach the disk before what it moves.
            file.getFD().sync();
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }
}
