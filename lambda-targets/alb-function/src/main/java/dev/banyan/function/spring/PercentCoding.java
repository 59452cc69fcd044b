package dev.banyan.function.spring;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of URLs. */
final class PercentCoding {

    /** Characters that stay as they are in a path, beside letters and digits. */
    private static final String PLAIN_IN_PATHS = "~-_.!*'();/:@&=+$,";

    private PercentCoding() {}

    /** Returns the bytes meant, null when a percent sign is not followed by two hexadecimal digits. */
    static byte @Nullable [] decode(String encoded, Charset charset) {
        byte[] bytes = encoded.getBytes(charset);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] != '%') {
                decoded.write(bytes[index]);
                continue;
            }
            int value = index + 2 < bytes.length ? hexadecimal(bytes[index + 1], bytes[index + 2]) : -1;
            if (value < 0) {
                return null;
            }
            decoded.write(value);
            index += 2;
        }
        return decoded.toByteArray();
    }

    private static int hexadecimal(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    static String encodePath(String path) {
        StringBuilder encoded = new StringBuilder(path.length());
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            if (isAsciiAlphanumeric(character) || PLAIN_IN_PATHS.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append('%').append(String.format("%02X", (int) character));
            }
        }
        return encoded.toString();
    }

    private static boolean isAsciiAlphanumeric(char character) {
        return character < 0x80 && Character.isLetterOrDigit(character);
    }
}
