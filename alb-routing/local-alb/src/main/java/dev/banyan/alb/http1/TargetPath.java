package dev.banyan.alb.http1;

/** Finds the end of the path in a target. */
final class TargetPath {

    private TargetPath() {}

    /** Notes where the path ends and whether normalising it could change or refuse it. */
    static void find(RequestHead head) {
        byte[] bytes = head.bytes;
        boolean plain = true;
        int at = head.pathStart;
        for (; at < head.targetEnd && bytes[at] != '?'; at++) {
            byte value = bytes[at];
            plain &= value != '%' && (value != '.' || bytes[at - 1] != '/');
        }
        head.pathEnd = at;
        head.plainPath = plain;
    }
}
