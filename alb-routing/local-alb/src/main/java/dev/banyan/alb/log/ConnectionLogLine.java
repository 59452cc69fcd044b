package dev.banyan.alb.log;

import dev.banyan.alb.http1.ByteWriter;

/** Writes the line of a client's connection: the fields of AWS's connection log in their order. Used by one thread. */
final class ConnectionLogLine {

    private final LogTime time = new LogTime();

    /** Writes a line without its end. */
    void write(ByteWriter out, ConnectionRecord record, long microseconds) {
        time.write(out, microseconds);
        out.put(' ').put(record.clientAddress()).put(' ').decimal(record.clientPort());
        out.put(' ').decimal(record.listenerPort());
        ConnectionRecord.Tls tls = record.tls();
        out.put(' ').put(tls.protocol()).put(' ').put(tls.cipher()).put(' ');
        latency(out, tls.handshakeNanoseconds());
        // Subject, validity and serial number of a client certificate, which is never asked for; only the subject has
        // quotes around it.
        out.put(" \"-\" - - ").put(tls.status());
        // The JDK does not tell which key exchange a handshake used.
        out.put(' ').put(record.traceId()).put(" - ").put(record.loadBalancer());
        out.put(' ').put(record.node());
    }

    private static void latency(ByteWriter out, long nanoseconds) {
        if (nanoseconds < 0) {
            out.put('-');
        } else {
            long milliseconds = nanoseconds / 1_000_000;
            out.decimal(milliseconds / 1000).put('.').padded(milliseconds % 1000, 3);
        }
    }
}
