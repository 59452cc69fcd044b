package dev.banyan.migration.plan.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file, compressed or not, which its first bytes tell. Bytes beyond ASCII are one character each, as rules
 * compare them. A line longer than any request can make it is cut, so that no file takes more memory than another.
 */
final class LogLines {

    /** A head of 64 KB with a user agent, all escaped, and room to spare. */
    static final int LONGEST = 512 * 1024;

    private static final int BUFFER = 64 * 1024;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;
    private boolean ended;
    private byte[] line = new byte[4096];
    private int length;

    LogLines(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(2);
        boolean compressed = buffered.read() == GZIP_FIRST && buffered.read() == GZIP_SECOND;
        buffered.reset();
        in = compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    /** Returns the next line without its end, at most {@link #LONGEST} characters of it, or null at the end. */
    @Nullable
    String next() throws IOException {
        length = 0;
        while (true) {
            if (next == end && !fill()) {
                return length == 0 ? null : text();
            }
            int from = next;
            while (next < end && buffer[next] != '\n') {
                next++;
            }
            append(from);
            if (next < end) {
                next++;
                return text();
            }
        }
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        next = 0;
        end = Math.max(0, in.read(buffer));
        ended = end == 0;
        return !ended;
    }

    private void append(int from) {
        int count = Math.min(next - from, LONGEST - length);
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(line.length * 2, length + count)));
        }
        System.arraycopy(buffer, from, line, length, count);
        length += count;
    }

    private String text() {
        int visible = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, visible, StandardCharsets.ISO_8859_1);
    }
}
