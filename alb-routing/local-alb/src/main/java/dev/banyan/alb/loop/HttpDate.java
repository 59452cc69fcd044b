package dev.banyan.alb.loop;

import dev.banyan.alb.http1.Ascii;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The Date header line, formatted once a second. Used by one thread. */
public final class HttpDate {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "'Date: 'EEE, dd MMM yyyy HH:mm:ss 'GMT\r\n'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private long second = Long.MIN_VALUE;
    private byte[] line = {};

    HttpDate(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the whole header line with its end. */
    public byte[] line() {
        long now = Math.floorDiv(clock.millis(), 1000);
        if (now != second) {
            second = now;
            line = Ascii.bytes(FORMAT.format(Instant.ofEpochSecond(now)));
        }
        return line;
    }
}
