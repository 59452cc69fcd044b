package dev.banyan.alb.http1;

/** Reads values that are lists, separated by commas. */
public final class HeaderTokens {

    /** Takes one element of a list. */
    @FunctionalInterface
    public interface Taker {

        /** Takes the element between two positions, blanks around it left out; never empty. */
        void take(byte[] bytes, int from, int to);
    }

    private HeaderTokens() {}

    /** Calls {@code taker} for each element of a line's value. */
    public static void forEach(HeaderBlock headers, int line, Taker taker) {
        byte[] bytes = headers.bytes();
        int end = headers.valueEnd(line);
        int from = headers.valueStart(line);
        while (from < end) {
            int comma = from;
            while (comma < end && bytes[comma] != ',') {
                comma++;
            }
            int start = from;
            int stop = comma;
            while (start < stop && Ascii.isBlank(bytes[start])) {
                start++;
            }
            while (stop > start && Ascii.isBlank(bytes[stop - 1])) {
                stop--;
            }
            if (stop > start) {
                taker.take(bytes, start, stop);
            }
            from = comma + 1;
        }
    }
}
