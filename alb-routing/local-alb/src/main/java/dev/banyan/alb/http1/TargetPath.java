package dev.banyan.alb.http1;

/** Refuses paths that cannot be matched safely: above the root, NUL, and broken percent escapes. */
final class TargetPath {

    private TargetPath() {}

    static Progress check(RequestHead head) {
        byte[] bytes = head.bytes;
        boolean plain = true;
        int at = head.pathStart;
        for (; at < head.targetEnd && bytes[at] != '?'; at++) {
            byte value = bytes[at];
            plain &= value != '%' && (value != '.' || bytes[at - 1] != '/');
        }
        head.pathEnd = at;
        return plain || isSafe(bytes, head.pathStart, at) ? Progress.COMPLETE : head.reject(400);
    }

    private static boolean isSafe(byte[] bytes, int from, int to) {
        int depth = 0;
        int dots = 0;
        int others = 0;
        for (int at = from; at < to; at++) {
            int value = bytes[at];
            if (value == '%') {
                value = escape(bytes, at, to);
                if (value <= 0 || (value == '/' && at == from + 1)) {
                    return false;
                }
                at += 2;
            }
            if (value == '/') {
                depth += change(dots, others);
                if (depth < 0) {
                    return false;
                }
                dots = 0;
                others = 0;
            } else if (value == '.') {
                dots++;
            } else {
                others++;
            }
        }
        return depth + change(dots, others) >= 0;
    }

    /** Returns by how much a segment leads away from the root. */
    private static int change(int dots, int others) {
        if (others > 0 || dots > 2) {
            return 1;
        }
        return dots == 2 ? -1 : 0;
    }

    /** Returns the byte that an escape stands for, or -1. */
    private static int escape(byte[] bytes, int at, int to) {
        if (at + 2 >= to) {
            return -1;
        }
        int high = Ascii.hexDigit(bytes[at + 1]);
        int low = Ascii.hexDigit(bytes[at + 2]);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
