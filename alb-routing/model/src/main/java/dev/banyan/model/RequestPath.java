package dev.banyan.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a request as path patterns see it: percent-decoded once, pairs of slashes made one,
 * dot segments resolved. The target still gets the bytes of the client.
 *
 * <p>Slashes: the first character stays; in the rest each pair of neighbours becomes one slash, from
 * the left and once. So {@code /a//../b} is {@code /b}, {@code /a///../b} is {@code /a/b}, and
 * {@code //a} stays as it is. Bytes beyond ASCII count as one character each.
 */
public final class RequestPath {

    private RequestPath() {}

    /**
     * Returns the path that patterns are compared with.
     *
     * @param raw the path as the client sent it
     * @return the normalised path; null where a load balancer answers 400: the path leaves its root,
     *     begins with an encoded slash, or holds {@code %00} or a percent sign without two digits
     */
    public static @Nullable String normalise(String raw) {
        if (isNormal(raw)) {
            return raw;
        }
        String decoded = decode(raw);
        if (decoded == null || !decoded.startsWith("/")) {
            return decoded;
        }
        return raw.startsWith("/") ? resolve(mergeSlashes(decoded)) : null;
    }

    /** Most paths hold nothing that changes: this saves all copies. */
    private static boolean isNormal(String path) {
        for (int i = 0; i < path.length(); i++) {
            char character = path.charAt(i);
            boolean afterSlash = i > 0 && path.charAt(i - 1) == '/';
            if (character == '%' || (afterSlash && (character == '/' || character == '.'))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String decode(String raw) {
        byte[] bytes = new byte[raw.length()];
        int length = 0;
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character == '%') {
                int value = i + 2 < raw.length() ? hex(raw.charAt(i + 1), raw.charAt(i + 2)) : -1;
                if (value <= 0) {
                    return null;
                }
                character = (char) value;
                i += 2;
            }
            bytes[length++] = (byte) character;
        }
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Returns the value of two digits, or a negative number. */
    private static int hex(char high, char low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }

    private static String mergeSlashes(String path) {
        StringBuilder merged = new StringBuilder(path.length()).append(path.charAt(0));
        for (int i = 1; i < path.length(); i++) {
            merged.append(path.charAt(i));
            if (path.startsWith("//", i)) {
                i++;
            }
        }
        return merged.toString();
    }

    private static @Nullable String resolve(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (String segment : segments) {
            if (segment.equals("..")) {
                if (kept.isEmpty()) {
                    return null;
                }
                kept.remove(kept.size() - 1);
            } else if (!segment.equals(".")) {
                kept.add(segment);
            }
        }
        String last = segments[segments.length - 1];
        boolean folder = (last.equals(".") || last.equals("..")) && !kept.isEmpty();
        return "/" + String.join("/", kept) + (folder ? "/" : "");
    }
}
