package dev.banyan.alb.log;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import dev.banyan.alb.http1.DesyncReason;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import org.jspecify.annotations.Nullable;

/**
 * Writes the line of a request: the fields of AWS's access log in their order. Used by one thread.
 *
 * <p>What a client sent can end neither its field nor the line: control characters, quotes, backslashes and bytes
 * beyond ASCII are written as {@code \\xHH}, which is our choice.
 */
final class AccessLogLine {

    private static final byte[] NOT_TRANSFORMED = Ascii.bytes(" \"-\" \"-\" \"-\" ");
    private static final byte[] NO_DECISION = Ascii.bytes(" \"-\" \"-\"");
    private static final int MAXIMUM_USER_AGENT = 8 * 1024;

    private final LogTime time = new LogTime();
    private ByteWriter out;

    /** Creates a writer of lines to {@code out}. */
    AccessLogLine(ByteWriter out) {
        this.out = out;
    }

    /** Writes a line without its end. */
    void write(ByteWriter target, AccessRecord record, RequestHead head, ConnectionLabels labels, long endedAt) {
        out = target;
        out.put(labels.type()).put(' ');
        time.write(out, record.ended(endedAt));
        out.put(labels.names());
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
        time.write(out, record.created);
        decision(record);
        classification(head.desync());
        out.put(' ').put(labels.traceId());
        transforms(record);
        out.put(labels.node());
    }

    /** AWS leaves the lists of targets and their status codes out for functions, even for those that answered. */
    private void decision(AccessRecord record) {
        word(record.actions);
        if (record.redirectUrl == null) {
            word(null);
        } else {
            quote(record.redirectUrl);
        }
        word(record.errorReason);
        out.put(' ').put('"');
        text(record.target);
        out.put('"').put(' ').put('"');
        number(record.target == null ? 0 : record.targetStatus);
        out.put('"');
    }

    private void classification(@Nullable DesyncReason desync) {
        if (desync == null) {
            out.put(NO_DECISION);
        } else {
            word(desync.classification().logName());
            word(desync.logName());
        }
    }

    private void transforms(AccessRecord record) {
        if (record.transformStatus == null) {
            out.put(NOT_TRANSFORMED);
        } else {
            quote(record.transformedHost);
            quote(record.transformedUri);
            word(record.transformStatus);
            out.put(' ');
        }
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
            out.put(labels.origin().host());
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

    /** Writes a word of the load balancer's own, which needs no escapes. */
    private void word(@Nullable String value) {
        out.put(' ').put('"').put(value == null ? "-" : value).put('"');
    }

    private void quote(@Nullable String value) {
        byte[] bytes = Ascii.bytes(value == null ? "-" : value);
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
