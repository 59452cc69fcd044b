package dev.banyan.alb.log;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.DesyncReason;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Writes the line of a request. Used by one thread. */
final class AccessLogLine {

    private static final byte[] NOT_TRANSFORMED = Ascii.bytes(" \"-\" \"-\" \"-\"");
    private static final int MAXIMUM_USER_AGENT = 8 * 1024;

    private final ByteWriter out;
    private long minute = Long.MIN_VALUE;
    private byte[] minuteText = {};

    /** Creates a writer of lines to {@code out}. */
    AccessLogLine(ByteWriter out) {
        this.out = out;
    }

    /** Writes a line without its end. */
    void write(AccessRecord record, RequestHead head, ConnectionLabels labels, Instant ended, long endedAt) {
        out.put(labels.type()).put(' ');
        time(ended);
        out.put(' ').put(labels.loadBalancer()).put(' ').put(labels.client()).put(' ');
        text(record.target);
        times(record, endedAt);
        out.put(' ');
        number(record.status);
        out.put(' ');
        number(record.targetStatus);
        out.put(' ').decimal(record.receivedBytes).put(' ').decimal(record.sentBytes);
        request(head, labels);
        userAgent(head);
        out.put(' ').put(labels.tls()).put(' ');
        text(record.targetGroup);
        quote(record.traceId.bytes(), 0, record.traceId.length());
        quote(labels.domain(), 0, labels.domain().length);
        quote(labels.certificate(), 0, labels.certificate().length);
        out.put(' ');
        priority(record.rulePriority);
        out.put(' ');
        time(record.created);
        decision(record, head.desync());
        out.put(' ').put(labels.traceId()).put(NOT_TRANSFORMED);
    }

    private void decision(AccessRecord record, @Nullable DesyncReason desync) {
        quote(record.actions);
        quote(record.redirectUrl);
        quote(record.errorReason);
        boolean toTarget = record.target != null;
        out.put(" \"");
        text(record.target);
        out.put("\" \"");
        number(toTarget ? record.targetStatus : 0);
        out.put('"');
        quote(desync == null ? "-" : desync.classification().logName());
        quote(desync == null ? "-" : desync.logName());
    }

    private void times(AccessRecord record, long endedAt) {
        boolean dispatched = record.dispatchedAt != AccessRecord.NEVER && !record.dispatchFailed;
        boolean answered = dispatched && record.answeredAt != AccessRecord.NEVER;
        seconds(dispatched, record.dispatchedAt - record.createdAt);
        seconds(answered, record.answeredAt - record.dispatchedAt);
        seconds(answered && record.targetStatus > 0, endedAt - record.answeredAt);
    }

    private void seconds(boolean known, long nanoseconds) {
        out.put(' ');
        if (known) {
            long milliseconds = Math.max(0, nanoseconds) / 1_000_000;
            out.decimal(milliseconds / 1000).put('.').padded(milliseconds % 1000, 3);
        } else {
            out.put('-').put('1');
        }
    }

    private void time(Instant instant) {
        long second = instant.getEpochSecond();
        long current = Math.floorDiv(second, 60);
        if (current != minute) {
            minute = current;
            LocalDateTime date = LocalDateTime.ofEpochSecond(current * 60, 0, ZoneOffset.UTC);
            minuteText = Ascii.bytes(date + ":");
        }
        out.put(minuteText).padded(Math.floorMod(second, 60), 2).put('.');
        out.padded(instant.getNano() / 1000, 6).put('Z');
    }

    private void request(RequestHead head, ConnectionLabels labels) {
        boolean parsed = head.targetEnd() > 0;
        out.put(' ').put('"');
        if (parsed) {
            escape(head.bytes(), head.methodStart(), head.methodEnd());
        } else {
            out.put('-');
        }
        out.put(' ').put(labels.origin().scheme()).put("://");
        int hostEnd = endWithoutPort(head);
        if (hostEnd > head.hostStart()) {
            escape(head.bytes(), head.hostStart(), hostEnd);
        } else {
            out.put('-');
        }
        out.put(':').put(labels.origin().port());
        if (parsed) {
            escape(head.bytes(), head.pathStart(), head.targetEnd());
            out.put(' ').put(head.version()).put('"');
        } else {
            out.put("- -\"");
        }
    }

    private static int endWithoutPort(RequestHead head) {
        byte[] bytes = head.bytes();
        int at = head.hostEnd();
        while (at > head.hostStart() && bytes[at - 1] >= '0' && bytes[at - 1] <= '9') {
            at--;
        }
        return at > head.hostStart() && bytes[at - 1] == ':' ? at - 1 : head.hostEnd();
    }

    private void userAgent(RequestHead head) {
        int line = head.headers().find(HeaderName.USER_AGENT);
        if (line < 0) {
            out.put(" \"-\"");
            return;
        }
        int from = head.headers().valueStart(line);
        int to = Math.min(head.headers().valueEnd(line), from + MAXIMUM_USER_AGENT);
        quote(head.bytes(), from, to);
    }

    private void priority(int priority) {
        if (priority == AccessRecord.NO_RULE) {
            out.put('-');
        } else {
            out.decimal(priority);
        }
    }

    private void number(int status) {
        if (status == 0) {
            out.put('-');
        } else {
            out.decimal(status);
        }
    }

    private void text(@Nullable String value) {
        if (value == null) {
            out.put('-');
        } else {
            out.put(value);
        }
    }

    private void quote(String value) {
        byte[] bytes = Ascii.bytes(value);
        quote(bytes, 0, bytes.length);
    }

    private void quote(byte[] bytes, int from, int to) {
        out.put(' ').put('"');
        if (from == to) {
            out.put('-');
        }
        escape(bytes, from, to);
        out.put('"');
    }

    /** Writes a span so that no byte of it can end its field or the line. */
    private void escape(byte[] bytes, int from, int to) {
        int run = from;
        for (int at = from; at < to; at++) {
            byte value = bytes[at];
            if (value < ' ' || value == '"' || value == '\\' || value == 0x7f) {
                out.put(bytes, run, at).put('\\').put('x').hex(value & 0xff, 2);
                run = at + 1;
            }
        }
        out.put(bytes, run, to);
    }
}
