package dev.banyan.alb.http1;

/** Reads a request line. */
final class RequestLine {

    private static final byte[] VERSION = Ascii.bytes("HTTP/");
    private static final byte[] HTTP = Ascii.bytes("http://");
    private static final byte[] HTTPS = Ascii.bytes("https://");

    private RequestLine() {}

    static Progress parse(RequestHead head, int from, int lineFeed) {
        byte[] bytes = head.bytes;
        int end = lineFeed;
        if (end > from && bytes[end - 1] == '\r') {
            end--;
        } else {
            head.note(DesyncReason.NON_CRLF_LINE_TERMINATION);
        }
        while (end > from && Ascii.isBlank(bytes[end - 1])) {
            end--;
            head.note(DesyncReason.NON_COMPLIANT_VERSION);
        }
        int methodEnd = from;
        while (methodEnd < end && bytes[methodEnd] != ' ') {
            methodEnd++;
        }
        head.methodStart = from;
        head.methodEnd = methodEnd;
        Progress method = checkMethod(head);
        if (method == Progress.REJECTED) {
            return method;
        }
        int versionStart = end;
        while (versionStart > methodEnd && bytes[versionStart - 1] != ' ') {
            versionStart--;
        }
        if (versionStart <= methodEnd + 1) {
            return head.reject(400); // No version: HTTP/0.9, whose answers the load balancer never returns.
        }
        head.versionStart = versionStart;
        head.versionEnd = end;
        Progress version = checkVersion(head);
        return version == Progress.REJECTED ? version : target(head, methodEnd + 1, versionStart - 1);
    }

    private static Progress checkMethod(RequestHead head) {
        boolean lowerCase = false;
        for (int at = head.methodStart; at < head.methodEnd; at++) {
            byte value = head.bytes[at];
            if (!HeaderBlock.isToken(value)) {
                return head.reject(DesyncReason.BAD_METHOD);
            }
            lowerCase |= value >= 'a' && value <= 'z';
        }
        boolean unusable = lowerCase
                || head.methodEnd == head.methodStart
                || Methods.equals(head.bytes, head.methodStart, head.methodEnd, "CONNECT");
        return unusable ? head.reject(400) : Progress.COMPLETE;
    }

    private static Progress checkVersion(RequestHead head) {
        byte[] bytes = head.bytes;
        int at = head.versionStart;
        boolean shaped = head.versionEnd - at == 8
                && startsWith(bytes, at, head.versionEnd, VERSION)
                && isDigit(bytes[at + 5])
                && bytes[at + 6] == '.'
                && isDigit(bytes[at + 7]);
        if (!shaped) {
            return head.reject(DesyncReason.BAD_VERSION);
        }
        int major = bytes[at + 5] - '0';
        if (major > 1) {
            return head.reject(505);
        }
        head.minorVersion = Math.min(1, bytes[at + 7] - '0');
        if (major == 0 || bytes[at + 7] > '1') {
            head.note(DesyncReason.NON_COMPLIANT_VERSION);
        }
        return major == 0 ? head.reject(400) : Progress.COMPLETE;
    }

    private static Progress target(RequestHead head, int from, int to) {
        byte[] bytes = head.bytes;
        int start = from;
        int end = to;
        while (end > start && Ascii.isBlank(bytes[end - 1])) {
            end--;
            head.note(DesyncReason.NON_COMPLIANT_VERSION);
        }
        if (start == end) {
            return head.reject(400);
        }
        head.targetStart = start;
        head.targetEnd = end;
        head.pathStart = start;
        for (int at = start; at < end; at++) {
            byte value = bytes[at];
            if (((value <= ' ' && value >= 0) || value == 0x7f) && odd(head, at) == Progress.REJECTED) {
                return Progress.REJECTED;
            }
        }
        if (bytes[start] != '/' && !absolute(head)) {
            boolean asterisk = end - start == 1
                    && bytes[start] == '*'
                    && Methods.equals(bytes, head.methodStart, head.methodEnd, "OPTIONS");
            head.pathEnd = end;
            return asterisk ? Progress.COMPLETE : head.reject(400);
        }
        TargetPath.find(head);
        return Progress.COMPLETE;
    }

    private static Progress odd(RequestHead head, int at) {
        byte value = head.bytes[at];
        if (value == 0 || value == '\r') {
            return head.reject(DesyncReason.BAD_URI);
        }
        if (value == ' ' && startsWith(head.bytes, at + 1, head.targetEnd, VERSION)) {
            return head.reject(DesyncReason.BAD_VERSION);
        }
        head.note(value == ' ' ? DesyncReason.SPACE_IN_URI : DesyncReason.AMBIGUOUS_URI);
        return Progress.COMPLETE;
    }

    /** Finds host and path of a target such as {@code http://host:80/path}. */
    private static boolean absolute(RequestHead head) {
        byte[] bytes = head.bytes;
        int authority = head.targetStart;
        if (startsWithIgnoringCase(bytes, authority, head.targetEnd, HTTP)) {
            authority += HTTP.length;
        } else if (startsWithIgnoringCase(bytes, authority, head.targetEnd, HTTPS)) {
            authority += HTTPS.length;
        } else {
            return false;
        }
        int end = authority;
        while (end < head.targetEnd && bytes[end] != '/' && bytes[end] != '?') {
            end++;
        }
        head.hostStart = authority;
        head.hostEnd = end;
        head.pathStart = end;
        return end > authority;
    }

    private static boolean startsWith(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length
                && java.util.Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    private static boolean startsWithIgnoringCase(byte[] bytes, int from, int to, byte[] prefix) {
        return to - from >= prefix.length && Ascii.equalsIgnoreCase(bytes, from, from + prefix.length, prefix);
    }

    private static boolean isDigit(byte value) {
        return value >= '0' && value <= '9';
    }
}
