package dev.banyan.junit;

import dev.banyan.alb.log.AccessLogSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Keeps the lines of the access log. Safe for use by several threads. */
final class AccessLog implements AccessLogSink {

    /** Guarded by this. */
    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void write(byte[] written, int length) {
        new String(written, 0, length, StandardCharsets.UTF_8).lines().forEach(lines::add);
        notifyAll();
    }

    synchronized List<AccessLogEntry> entries() {
        return lines.stream().map(AccessLogEntry::parse).toList();
    }

    synchronized List<AccessLogEntry> await(int count, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (lines.size() < count) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw new AssertionError("access log: " + lines.size() + " requests (expected: " + count + ")");
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for the access log", e);
            }
        }
        return entries();
    }
}
