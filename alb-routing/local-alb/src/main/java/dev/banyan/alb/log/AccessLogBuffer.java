package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import java.time.Instant;

/** Collects the lines of one event loop, so that the sink is called once for many. Used by that loop only. */
public final class AccessLogBuffer {

    private static final int FULL = 16 * 1024;

    private final AccessLogSink sink;
    private final ByteWriter lines = new ByteWriter(FULL + 2048);
    private final AccessLogLine line = new AccessLogLine(lines);

    /** Creates an empty buffer. */
    public AccessLogBuffer(AccessLogSink sink) {
        this.sink = sink;
    }

    /** Returns whether anybody wants lines. */
    public boolean isEnabled() {
        return sink != AccessLogSink.NONE;
    }

    /** Writes the line of a request that ended. */
    public void write(AccessRecord record, RequestHead head, ConnectionLabels labels, Instant ended, long endedAt) {
        line.write(record, head, labels, ended, endedAt);
        lines.put('\n');
        if (lines.length() >= FULL) {
            flush();
        }
    }

    /** Hands over what was collected. */
    public void flush() {
        if (lines.length() > 0) {
            sink.write(lines.bytes(), lines.length());
            lines.clear();
        }
    }
}
