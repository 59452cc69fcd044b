package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.RequestHead;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the log lines of one event loop, so that they are handed over many at a time. Used by that loop only. */
public final class LoopLogs {

    private static final int FULL = 16 * 1024;

    private final AccessLogSink sink;
    private final @Nullable LogFiles files;
    private final ByteWriter lines = new ByteWriter(FULL + 2048);
    private final AccessLogLine accessLine = new AccessLogLine(lines);
    private final ConnectionLogLine connectionLine = new ConnectionLogLine();
    private final LogTime time = new LogTime();
    private final List<FolderLines> folders = new ArrayList<>();

    /**
     * Creates empty buffers.
     *
     * @param sink takes the lines of all requests
     * @param files takes the lines of load balancers that log to buckets, or null where there are no buckets
     */
    public LoopLogs(AccessLogSink sink, @Nullable LogFiles files) {
        this.sink = sink;
        this.files = files;
    }

    /** Returns whether anybody wants the requests of a load balancer. */
    public boolean wantsRequests(LoadBalancerLogs logs) {
        return sink != AccessLogSink.NONE || (logs.access() != null && files != null);
    }

    /** Returns whether anybody wants the connections of a load balancer. */
    public boolean wantsConnections(LoadBalancerLogs logs) {
        return logs.connections() != null && files != null;
    }

    /** Writes the line of a request that ended, given the elapsed time of its end. */
    public void request(
            AccessRecord record, RequestHead head, ConnectionLabels labels, LoadBalancerLogs logs, long endedAt) {
        int from = lines.length();
        accessLine.write(lines, record, head, labels, endedAt);
        lines.put('\n');
        if (logs.access() != null) {
            append(logs.access(), record.ended(endedAt), lines, from);
        }
        if (sink == AccessLogSink.NONE) {
            lines.truncate(from);
        } else if (lines.length() >= FULL) {
            flushSink();
        }
    }

    /** Writes the line of a connection that was made or failed. */
    public void connection(ConnectionRecord record, LoadBalancerLogs logs, long microseconds) {
        LogFolder folder = logs.connections();
        if (folder != null) {
            int from = lines.length();
            connectionLine.write(lines, record, microseconds);
            lines.put('\n');
            append(folder, microseconds, lines, from);
            lines.truncate(from);
        }
    }

    /** Writes the line of a health check that ended. */
    public void healthCheck(HealthCheckRecord record, LogFolder folder, long microseconds) {
        int from = lines.length();
        record.write(lines, time, microseconds);
        lines.put('\n');
        append(folder, microseconds, lines, from);
        lines.truncate(from);
    }

    private void append(LogFolder folder, long microseconds, ByteWriter source, int from) {
        if (files != null) {
            FolderLines target = find(folder);
            if (target == null) {
                target = new FolderLines(folder, files);
                folders.add(target);
            }
            target.append(microseconds, source.bytes(), from, source.length());
        }
    }

    /** There are never many; each comparison with another one ends at the first field that differs. */
    private @Nullable FolderLines find(LogFolder folder) {
        for (int at = 0; at < folders.size(); at++) {
            if (folders.get(at).folder().equals(folder)) {
                return folders.get(at);
            }
        }
        return null;
    }

    private void flushSink() {
        if (lines.length() > 0) {
            sink.write(lines.bytes(), lines.length());
            lines.clear();
        }
    }

    /** Hands over what was collected; folders without lines since the last time are forgotten. */
    public void flush() {
        flushSink();
        folders.removeIf(folder -> !folder.flush());
    }
}
