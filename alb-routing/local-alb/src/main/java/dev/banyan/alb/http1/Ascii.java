package dev.banyan.alb.http1;

import java.nio.charset.StandardCharsets;

/** Works on ASCII text inside byte arrays. */
public final class Ascii {

    private Ascii() {}

    /** Returns the bytes of a text, one for each of its characters. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns a span as text, one character for each of its bytes. */
    public static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Returns whether a span is a word, whatever the case of the span; {@code lower} is in lower case. */
    public static boolean equalsIgnoreCase(byte[] bytes, int from, int to, byte[] lower) {
        if (to - from != lower.length) {
            return false;
        }
        for (int i = 0; i < lower.length; i++) {
            if (lower(bytes[from + i]) != lower[i]) {
                return false;
            }
        }
        return true;
    }

    /** Returns a byte with its letter in lower case. */
    public static byte lower(byte value) {
        return value >= 'A' && value <= 'Z' ? (byte) (value | 0x20) : value;
    }

    static boolean isBlank(byte value) {
        return value == ' ' || value == '\t';
    }

    static int hexDigit(byte value) {
        if (value >= '0' && value <= '9') {
            return value - '0';
        }
        int letter = value | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
}
