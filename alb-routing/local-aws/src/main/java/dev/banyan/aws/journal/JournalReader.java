package dev.banyan.aws.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the file of a journal. A process that is killed leaves a last line without its end, which was never
 * acknowledged; damage anywhere else is no such thing, and to go on would lose changes in silence.
 */
final class JournalReader {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReader.class);

    private final Path path;
    private final JsonNode header;
    private long lines;
    private long end;

    /** @param header what the first line must say */
    JournalReader(Path path, JsonNode header) {
        this.path = path;
        this.header = header;
    }

    /** Returns how many lines there were behind the header. */
    long lines() {
        return Math.max(0, lines - 1);
    }

    /**
     * Reads all lines.
     *
     * @param entries takes them
     * @return where the next line begins; 0 where even the header is not there
     */
    long read(Entries entries) throws IOException {
        if (!Files.exists(path)) {
            return 0;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            byte[] line = next(in);
            while (line != null) {
                take(line, entries);
                line = next(in);
            }
        }
        long torn = Files.size(path) - end;
        if (torn > 0) {
            if (end == 0) {
                checkBegunHeader();
            }
            LOG.info("journal: {} had an unfinished last change of {} bytes, which is cut off", path, torn);
        }
        return end;
    }

    /** Returns the next whole line, or null behind the last one. */
    private static byte @Nullable [] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = in.read();
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = in.read();
        }
        return read < 0 ? null : line.toByteArray();
    }

    private void take(byte[] line, Entries entries) throws IOException {
        lines++;
        JsonNode value = JournalLine.decode(line);
        if (value == null) {
            throw new IOException("journal: " + path + ", line " + lines
                    + " (expected: JSON behind its checksum; the file was damaged or edited: mend or delete it)");
        }
        if (lines == 1) {
            checkHeader(value);
        } else {
            entries.apply(value);
        }
        end += line.length + 1;
    }

    /** A file that holds something else than the beginning of a journal is not cut off. */
    private void checkBegunHeader() throws IOException {
        byte[] begun = Files.readAllBytes(path);
        byte[] whole = JournalLine.encode(header);
        if (begun.length > whole.length || !Arrays.equals(begun, Arrays.copyOf(whole, begun.length))) {
            throw new IOException("journal: " + path + " (expected: a journal; delete the file if it is none)");
        }
    }

    private void checkHeader(JsonNode value) throws IOException {
        if (!value.equals(header)) {
            throw new IOException("journal: " + path + ", version " + value.path("version") + " (expected: version "
                    + header.path("version") + ", which this Banyan writes)");
        }
    }
}
