package dev.banyan.alb.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.HdrHistogram.IntCountsHistogram;

/** How distributions of durations are kept: within one percent, in microseconds. */
final class Distributions {

    /** Longer than any exchange: an hour and a half, since idle time-outs end at 4000 seconds. */
    static final long MAXIMUM = 5_400_000_000L;

    private static final int DIGITS = 2;

    private Distributions() {}

    static IntCountsHistogram create() {
        return new IntCountsHistogram(1, MAXIMUM, DIGITS);
    }

    /** Returns a short form, which grows with the number of different values. */
    static byte[] pack(IntCountsHistogram distribution) {
        ByteBuffer buffer = ByteBuffer.allocate(distribution.getNeededByteBufferCapacity());
        int length = distribution.encodeIntoByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }

    static IntCountsHistogram unpack(byte[] packed) {
        return IntCountsHistogram.decodeFromByteBuffer(ByteBuffer.wrap(packed), MAXIMUM);
    }
}
