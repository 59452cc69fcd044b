package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;
import java.util.Arrays;

/** The lines of one event loop for one folder, all of one interval. Used by that loop only. */
final class FolderLines {

    private static final int FULL = 32 * 1024;
    private static final long MICROSECONDS = 1_000_000;

    private final LogFolder folder;
    private final LogFiles files;
    private final ByteWriter lines = new ByteWriter(1024);

    /** The end of the interval in seconds since 1970, and the same in microseconds. */
    private long end = Long.MIN_VALUE;

    private long endMicroseconds = Long.MIN_VALUE;

    FolderLines(LogFolder folder, LogFiles files) {
        this.folder = folder;
        this.files = files;
    }

    LogFolder folder() {
        return folder;
    }

    void append(long microseconds, byte[] source, int from, int to) {
        boolean inInterval = microseconds < endMicroseconds
                && microseconds >= endMicroseconds - LogFiles.INTERVAL_SECONDS * MICROSECONDS;
        if (!inInterval) {
            flush();
            end = LogFiles.intervalEnd(Math.floorDiv(microseconds, MICROSECONDS));
            endMicroseconds = end * MICROSECONDS;
        }
        lines.put(source, from, to);
        if (lines.length() >= FULL) {
            flush();
        }
    }

    /** Hands over what was collected; returns whether there was anything. */
    boolean flush() {
        if (lines.length() == 0) {
            return false;
        }
        files.offer(folder, end, Arrays.copyOf(lines.bytes(), lines.length()));
        lines.clear();
        return true;
    }
}
