package dev.banyan.alb.log;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.ByteWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes moments in UTC with microseconds, such as {@code 2026-11-20T09:15:02.348504Z}. Used by one thread. */
final class LogTime {

    private static final long MICROSECONDS_PER_MINUTE = 60_000_000;

    private long minute = Long.MIN_VALUE;
    private byte[] minuteText = {};

    /** Writes a moment, given in microseconds since 1970. */
    void write(ByteWriter out, long microseconds) {
        long current = Math.floorDiv(microseconds, MICROSECONDS_PER_MINUTE);
        if (current != minute) {
            minute = current;
            LocalDateTime date = LocalDateTime.ofEpochSecond(current * 60, 0, ZoneOffset.UTC);
            minuteText = Ascii.bytes(date + ":");
        }
        int rest = (int) (microseconds - current * MICROSECONDS_PER_MINUTE);
        out.put(minuteText).padded(rest / 1_000_000, 2).put('.');
        out.padded(rest % 1_000_000, 6).put('Z');
    }
}
