package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;

/** Puts bytes together in an array that is used again and again. Used by one thread. */
public final class ByteWriter {

    private static final byte[] HEX = Ascii.bytes("0123456789abcdef");

    private byte[] bytes;
    private int length;

    /** Creates an empty writer with room for {@code capacity} bytes before it grows. */
    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written. */
    public ByteWriter clear() {
        length = 0;
        return this;
    }

    /** Returns how many bytes were written. */
    public int length() {
        return length;
    }

    /** Returns the array; only the first {@link #length()} bytes count, and only until the next write. */
    public byte[] bytes() {
        return bytes;
    }

    /** Forgets what was written after a position. */
    public void truncate(int newLength) {
        length = newLength;
    }

    /** Writes a span. */
    public ByteWriter put(byte[] source, int from, int to) {
        int size = to - from;
        reserve(size);
        System.arraycopy(source, from, bytes, length, size);
        length += size;
        return this;
    }

    /** Writes all of an array. */
    public ByteWriter put(byte[] source) {
        return put(source, 0, source.length);
    }

    /** Writes one byte. */
    public ByteWriter put(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Writes a text, one byte for each of its characters. */
    public ByteWriter put(String text) {
        int size = text.length();
        reserve(size);
        for (int at = 0; at < size; at++) {
            bytes[length + at] = (byte) text.charAt(at);
        }
        length += size;
        return this;
    }

    /** Writes bytes of a buffer without moving its indices. */
    public ByteWriter put(ByteBuf source, int index, int size) {
        reserve(size);
        source.getBytes(index, bytes, length, size);
        length += size;
        return this;
    }

    /** Writes a number in decimal. */
    public ByteWriter decimal(long value) {
        if (value < 0) {
            put('-');
            return decimal(-value);
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        return padded(value, digits);
    }

    /** Writes the last digits of a number, with zeros in front. */
    public ByteWriter padded(long value, int digits) {
        reserve(digits);
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Writes the last hexadecimal digits of a number, with zeros in front. */
    public ByteWriter hex(long value, int digits) {
        reserve(digits);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (value >>> shift) & 15];
        }
        return this;
    }

    /** Returns a new buffer with what was written. */
    public ByteBuf toBuffer(ByteBufAllocator allocator) {
        return allocator.directBuffer(length).writeBytes(bytes, 0, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
