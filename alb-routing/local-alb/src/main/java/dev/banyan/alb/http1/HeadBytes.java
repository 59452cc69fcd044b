package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/** Collects the bytes of a head, so that they stay in one array for as long as its message is worked on. */
abstract class HeadBytes {

    private static final int INITIAL = 1024;

    /** An array that grew beyond this is given up after its message, so that idle connections stay small. */
    private static final int KEPT = 4096;

    /** Taken from the input at a time: most heads fit, and little of a body is copied for nothing. */
    private static final int STEP = 2048;

    byte[] bytes = new byte[INITIAL];
    final HeaderBlock headers = new HeaderBlock(bytes);
    /** How many of {@code bytes} were received. */
    int length;
    /** Where the first line that is not parsed yet starts. */
    int position;

    private boolean startLineParsed;
    private int scanned;

    final Progress collect(ByteBuf in) {
        while (in.isReadable()) {
            int take = Math.min(in.readableBytes(), STEP);
            reserve(length + take);
            in.readBytes(bytes, length, take);
            length += take;
            Progress progress = advance();
            if (progress == Progress.COMPLETE) {
                in.readerIndex(in.readerIndex() - (length - position));
                length = position;
            }
            if (progress != Progress.INCOMPLETE) {
                return progress;
            }
        }
        return Progress.INCOMPLETE;
    }

    /** Forgets the message. */
    void reset() {
        if (bytes.length > KEPT) {
            bytes = new byte[INITIAL];
            headers.bytes = bytes;
        }
        length = 0;
        position = 0;
        scanned = 0;
        startLineParsed = false;
        headers.clear();
    }

    /** Returns the number of bytes of the head. */
    public final int size() {
        return length;
    }

    /** Returns the header lines. */
    public final HeaderBlock headers() {
        return headers;
    }

    /** Parses the line up to its end, exclusive and without line feed. */
    abstract Progress startLine(int from, int lineFeed);

    /** Judges the complete head. */
    abstract Progress finish();

    /** Judges what is there of an incomplete line that started at {@code position}. */
    abstract Progress checkSize(int lineLength, boolean startLine);

    private Progress advance() {
        if (!startLineParsed) {
            Progress progress = advanceStartLine();
            if (progress != Progress.COMPLETE) {
                return progress;
            }
            startLineParsed = true;
        }
        while (true) {
            int next = headers.parseLine(position, length);
            Progress size = checkSize((next == HeaderBlock.INCOMPLETE ? length : next) - position, false);
            if (size == Progress.REJECTED || next == HeaderBlock.INCOMPLETE) {
                return size;
            }
            position = next;
            if (headers.ended()) {
                return finish();
            }
        }
    }

    private Progress advanceStartLine() {
        while (position < length && (bytes[position] == '\r' || bytes[position] == '\n')) {
            position++;
        }
        int at = Math.max(position, scanned);
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        scanned = at;
        Progress size = checkSize(at - position, true);
        if (at == length || size == Progress.REJECTED) {
            return size;
        }
        int from = position;
        position = at + 1;
        return startLine(from, at);
    }

    private void reserve(int capacity) {
        if (capacity > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(capacity, bytes.length * 2));
            headers.bytes = bytes;
        }
    }
}
