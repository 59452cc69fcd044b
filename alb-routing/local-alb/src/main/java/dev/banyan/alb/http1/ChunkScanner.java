package dev.banyan.alb.http1;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Follows a chunked body to its end without changing it. Strict: every line ends with CR LF, so that no other server
 * can see another end.
 */
final class ChunkScanner {

    /** Chunk extensions and trailers are bounded, since nobody needs them. */
    private static final int MAXIMUM_LINE = 4096;

    private static final int MAXIMUM_TRAILERS = 16 * 1024;
    private static final int MAXIMUM_SIZE_DIGITS = 15;

    private enum State {
        SIZE,
        EXTENSION,
        SIZE_LINE_FEED,
        DATA,
        DATA_RETURN,
        DATA_LINE_FEED,
        TRAILER_START,
        TRAILER,
        TRAILER_LINE_FEED,
        END_LINE_FEED,
        DONE,
        BROKEN
    }

    private State state = State.SIZE;
    private long size;
    private int digits;
    private int lineLength;
    private int trailerLength;

    void reset() {
        state = State.SIZE;
        size = 0;
        digits = 0;
        lineLength = 0;
        trailerLength = 0;
    }

    boolean isDone() {
        return state == State.DONE;
    }

    boolean isBroken() {
        return state == State.BROKEN;
    }

    /** Reads on from the reader index and returns how many bytes belong to the body; moves no index. */
    int scan(ByteBuf in, @Nullable PayloadSink payload) {
        int from = in.readerIndex();
        int end = in.writerIndex();
        int at = from;
        while (at < end && state != State.DONE && state != State.BROKEN) {
            if (state == State.DATA) {
                int length = (int) Math.min(size, end - at);
                if (payload != null) {
                    payload.payload(in, at, length);
                }
                at += length;
                size -= length;
                state = size == 0 ? State.DATA_RETURN : State.DATA;
            } else {
                state = next(in.getByte(at++));
            }
        }
        return at - from;
    }

    private State next(byte value) {
        return switch (state) {
            case SIZE -> size(value);
            case EXTENSION -> line(value, State.SIZE_LINE_FEED);
            case SIZE_LINE_FEED -> value == '\n' ? afterSize() : State.BROKEN;
            case DATA_RETURN -> value == '\r' ? State.DATA_LINE_FEED : State.BROKEN;
            case DATA_LINE_FEED -> value == '\n' ? State.SIZE : State.BROKEN;
            case TRAILER_START -> {
                lineLength = 0;
                yield value == '\r' ? State.END_LINE_FEED : trailer(value);
            }
            case TRAILER -> trailer(value);
            case TRAILER_LINE_FEED -> value == '\n' ? State.TRAILER_START : State.BROKEN;
            case END_LINE_FEED -> value == '\n' ? State.DONE : State.BROKEN;
            default -> throw new IllegalStateException("state: " + state + " (expected: within the framing)");
        };
    }

    private State size(byte value) {
        int digit = Ascii.hexDigit(value);
        if (digit >= 0) {
            size = (size << 4) | digit;
            return ++digits > MAXIMUM_SIZE_DIGITS ? State.BROKEN : State.SIZE;
        }
        if (digits == 0) {
            return State.BROKEN;
        }
        lineLength = 0;
        if (value == '\r') {
            return State.SIZE_LINE_FEED;
        }
        return value == ';' || Ascii.isBlank(value) ? State.EXTENSION : State.BROKEN;
    }

    private State afterSize() {
        digits = 0;
        return size == 0 ? State.TRAILER_START : State.DATA;
    }

    private State trailer(byte value) {
        State next = ++trailerLength > MAXIMUM_TRAILERS ? State.BROKEN : line(value, State.TRAILER_LINE_FEED);
        return next == State.EXTENSION ? State.TRAILER : next;
    }

    private State line(byte value, State afterReturn) {
        if (value == '\r') {
            return afterReturn;
        }
        boolean control = (value >= 0 && value < ' ' && value != '\t') || value == 0x7f;
        return control || ++lineLength > MAXIMUM_LINE ? State.BROKEN : State.EXTENSION;
    }
}
