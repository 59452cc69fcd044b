package dev.banyan.alb.http1;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds header names that a careless server takes for the two names that frame a body. */
final class SuspiciousName {

    private SuspiciousName() {}

    /** Returns whether a name, not itself one of the two, becomes one when blanks, controls and look-alikes go. */
    static boolean matches(byte[] bytes, int from, int to) {
        int longest = "transfer-encoding".length() * 3;
        if (to - from > longest) {
            return false;
        }
        String name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        StringBuilder plain = new StringBuilder(name.length());
        for (int at = 0; at < name.length(); at++) {
            char value = name.charAt(at);
            if (value > ' ' && value != 0x7f && value != '"' && value != '\'') {
                plain.append(plain(value));
            }
        }
        String normalised = plain.toString().toLowerCase(Locale.ROOT);
        return normalised.equals("transfer-encoding") || normalised.equals("content-length");
    }

    private static char plain(char value) {
        return switch (value) {
            case '_' -> '-';
            case '\u0131' -> 'i';
            case '\u017f' -> 's';
            default -> value;
        };
    }
}
