package dev.banyan.alb.http1;

import java.util.Arrays;

/**
 * The header lines of one message as spans over its bytes. Reused from message to message; used by one thread.
 */
public final class HeaderBlock {

    static final int INCOMPLETE = -1;

    /** A line ended with a line feed alone. */
    static final int BARE_LINE_FEED = 1;
    /** A carriage return or NUL within a line. */
    static final int FORBIDDEN_BYTE = 1 << 1;
    /** Another control byte in a value, or a byte in a name that no name may have. */
    static final int NON_COMPLIANT = 1 << 2;

    static final int EMPTY_NAME = 1 << 3;
    static final int FOLDED = 1 << 4;
    static final int NO_COLON = 1 << 5;
    /** A name that some servers take for Transfer-Encoding or Content-Length. */
    static final int SUSPICIOUS = 1 << 6;
    /** A name with anything but letters, digits and hyphens. */
    static final int UNCLEAN_NAME = 1 << 7;

    private static final int WIDTH = 7;
    private static final int NAME_START = 0;
    private static final int NAME_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int LINE_END = 4;
    private static final int NAME = 5;
    private static final int FAULTS = 6;

    private static final int CLEAN = 1;
    private static final int TOKEN = 2;
    private static final byte[] NAME_BYTES = nameBytes();

    byte[] bytes;
    private int[] spans = new int[WIDTH * 16];
    private int count;
    private int faults;
    private boolean ended;

    HeaderBlock(byte[] bytes) {
        this.bytes = bytes;
    }

    void clear() {
        count = 0;
        faults = 0;
        ended = false;
    }

    /** Returns the number of header lines. */
    public int count() {
        return count;
    }

    /** Returns the bytes that all spans refer to; they change when the next message arrives. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the number of a line's name, one of {@link HeaderName}. */
    public int name(int line) {
        return spans[line * WIDTH + NAME];
    }

    /** Returns where a line and its name start. */
    public int nameStart(int line) {
        return spans[line * WIDTH + NAME_START];
    }

    /** Returns where a line's name ends, exclusive. */
    public int nameEnd(int line) {
        return spans[line * WIDTH + NAME_END];
    }

    /** Returns where a line's value starts, blanks skipped. */
    public int valueStart(int line) {
        return spans[line * WIDTH + VALUE_START];
    }

    /** Returns where a line's value ends, exclusive, trailing blanks left out. */
    public int valueEnd(int line) {
        return spans[line * WIDTH + VALUE_END];
    }

    /** Returns where the next line starts. */
    public int lineEnd(int line) {
        return spans[line * WIDTH + LINE_END];
    }

    /** Returns a line's value, one character for each byte. */
    public String value(int line) {
        return Ascii.text(bytes, valueStart(line), valueEnd(line));
    }

    /** Returns whether a line's name holds anything but letters, digits and hyphens. */
    public boolean hasInvalidName(int line) {
        return (faultsOf(line) & (UNCLEAN_NAME | EMPTY_NAME)) != 0;
    }

    /** Returns whether a line continues the one before it. */
    public boolean isContinuation(int line) {
        return (faultsOf(line) & FOLDED) != 0;
    }

    /** Returns whether a line can go on as it came. */
    public boolean isWellFormed(int line) {
        return (faultsOf(line) & (BARE_LINE_FEED | FOLDED | NO_COLON)) == 0;
    }

    /** Returns whether a line has no colon: it continues another, or was never a header. */
    public boolean lacksColon(int line) {
        return (faultsOf(line) & (FOLDED | NO_COLON)) != 0;
    }

    /** Returns whether any line's name holds anything but letters, digits and hyphens. */
    public boolean hasInvalidNames() {
        return (faults & (UNCLEAN_NAME | EMPTY_NAME)) != 0;
    }

    /** Returns the first line of a name, or -1. */
    public int find(int name) {
        for (int line = 0; line < count; line++) {
            if (name(line) == name) {
                return line;
            }
        }
        return -1;
    }

    int faults() {
        return faults;
    }

    boolean ended() {
        return ended;
    }

    private int faultsOf(int line) {
        return spans[line * WIDTH + FAULTS];
    }

    /** Parses one line and returns where the next one starts, or {@link #INCOMPLETE}, having changed nothing. */
    int parseLine(int from, int limit) {
        int at = from;
        int kinds = 0;
        while (at < limit) {
            int kind = NAME_BYTES[bytes[at] & 0xff];
            if (kind == 0) {
                break;
            }
            kinds |= kind;
            at++;
        }
        if (at == limit) {
            return INCOMPLETE;
        }
        if (bytes[at] != ':' || at == from) {
            return parseOddLine(from, limit);
        }
        int lineFaults = 0;
        int name = HeaderName.of(bytes, from, at);
        if ((kinds & TOKEN) != 0) {
            lineFaults = UNCLEAN_NAME | (SuspiciousName.matches(bytes, from, at) ? SUSPICIOUS : 0);
        }
        return parseValue(from, at, at + 1, limit, name, lineFaults);
    }

    /** The empty line, and whatever does not start with a name and a colon. */
    private int parseOddLine(int from, int limit) {
        byte first = bytes[from];
        if (first == '\n') {
            faults |= BARE_LINE_FEED;
            ended = true;
            return from + 1;
        }
        if (first == '\r') {
            if (from + 1 == limit) {
                return INCOMPLETE;
            }
            if (bytes[from + 1] == '\n') {
                ended = true;
                return from + 2;
            }
        }
        int lineFeed = from;
        int colon = -1;
        while (lineFeed < limit && bytes[lineFeed] != '\n') {
            if (bytes[lineFeed] == ':' && colon < 0) {
                colon = lineFeed;
            }
            lineFeed++;
        }
        return lineFeed == limit ? INCOMPLETE : parseOddLine(from, colon, lineFeed + 1);
    }

    private int parseOddLine(int from, int colon, int limit) {
        if (Ascii.isBlank(bytes[from]) && count > 0) {
            return parseValue(from, from, from, limit, HeaderName.OTHER, FOLDED | NON_COMPLIANT);
        }
        if (colon < 0) {
            return parseValue(from, from, from, limit, HeaderName.OTHER, NO_COLON | UNCLEAN_NAME);
        }
        if (colon == from) {
            return parseValue(from, from, from + 1, limit, HeaderName.OTHER, EMPTY_NAME);
        }
        int lineFaults = UNCLEAN_NAME | NON_COMPLIANT;
        for (int at = from; at < colon; at++) {
            if (bytes[at] == 0 || bytes[at] == '\r') {
                lineFaults |= FORBIDDEN_BYTE;
            }
        }
        if (SuspiciousName.matches(bytes, from, colon)) {
            lineFaults |= SUSPICIOUS;
        }
        return parseValue(from, colon, colon + 1, limit, HeaderName.OTHER, lineFaults);
    }

    private int parseValue(int nameStart, int nameEnd, int from, int limit, int name, int nameFaults) {
        int start = from;
        while (start < limit && Ascii.isBlank(bytes[start])) {
            start++;
        }
        int lineFaults = nameFaults;
        for (int at = start; at < limit; at++) {
            byte value = bytes[at];
            if ((value >= ' ' && value != 0x7f) || value < 0) {
                continue;
            }
            if (value == '\n') {
                add(nameStart, nameEnd, start, at, at + 1, name, lineFaults | BARE_LINE_FEED);
                return at + 1;
            }
            if (value == '\r') {
                if (at + 1 == limit) {
                    return INCOMPLETE;
                }
                if (bytes[at + 1] == '\n') {
                    add(nameStart, nameEnd, start, at, at + 2, name, lineFaults);
                    return at + 2;
                }
            }
            lineFaults |= faultOf(value);
        }
        return INCOMPLETE;
    }

    private static int faultOf(byte control) {
        if (control == '\r' || control == 0) {
            return FORBIDDEN_BYTE;
        }
        return control == '\t' ? 0 : NON_COMPLIANT;
    }

    private void add(int nameStart, int nameEnd, int start, int end, int lineEnd, int name, int lineFaults) {
        int base = count * WIDTH;
        if (base == spans.length) {
            spans = Arrays.copyOf(spans, spans.length * 2);
        }
        int valueEnd = end;
        while (valueEnd > start && Ascii.isBlank(bytes[valueEnd - 1])) {
            valueEnd--;
        }
        spans[base + NAME_START] = nameStart;
        spans[base + NAME_END] = nameEnd;
        spans[base + VALUE_START] = start;
        spans[base + VALUE_END] = valueEnd;
        spans[base + LINE_END] = lineEnd;
        spans[base + NAME] = name;
        spans[base + FAULTS] = lineFaults;
        faults |= lineFaults;
        count++;
    }

    private static byte[] nameBytes() {
        byte[] table = new byte[256];
        for (char value : "!#$%&'*+.^_`|~".toCharArray()) {
            table[value] = TOKEN;
        }
        for (char value = 0; value < 128; value++) {
            if (Character.isLetterOrDigit(value) || value == '-') {
                table[value] = CLEAN;
            }
        }
        return table;
    }

    static boolean isToken(byte value) {
        return NAME_BYTES[value & 0xff] != 0;
    }
}
