package dev.banyan.alb.http1;

import java.util.Set;

/** The methods that are known by name. */
final class Methods {

    private static final String[] KNOWN = {"GET", "POST", "PUT", "HEAD", "DELETE", "OPTIONS", "PATCH", "TRACE"};
    private static final Set<String> IDEMPOTENT = Set.of("GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE");

    private Methods() {}

    /** Returns the text of a span, without making a new one for a known method. */
    static String text(byte[] bytes, int from, int to) {
        for (String method : KNOWN) {
            if (equals(bytes, from, to, method)) {
                return method;
            }
        }
        return Ascii.text(bytes, from, to);
    }

    static boolean equals(byte[] bytes, int from, int to, String method) {
        if (to - from != method.length()) {
            return false;
        }
        for (int at = 0; at < method.length(); at++) {
            if (bytes[from + at] != method.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    static boolean isHead(byte[] bytes, int from) {
        return equals(bytes, from, from + 4, "HEAD");
    }

    static boolean isIdempotent(String method) {
        return IDEMPOTENT.contains(method);
    }
}
