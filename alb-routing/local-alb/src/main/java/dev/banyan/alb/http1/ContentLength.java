package dev.banyan.alb.http1;

/** Reads the value of a Content-Length header. */
final class ContentLength {

    private ContentLength() {}

    /** Returns the number, or -1 for anything but up to 18 digits: more bytes than that never arrive. */
    static long parse(byte[] bytes, int from, int to) {
        if (to == from || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
