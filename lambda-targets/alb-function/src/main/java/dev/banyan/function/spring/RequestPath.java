package dev.banyan.function.spring;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A path as Tomcat resolves it: path parameters cut off, percent-encoding decoded once, dot segments resolved.
 *
 * @param raw as it came, what {@code getRequestURI} answers
 * @param decoded what servlets and filters are matched against
 */
record RequestPath(String raw, String decoded) {

    private static final String MARKS_IN_A_TARGET = "-._~%!$&'()*+,;=:@/?";

    /** Returns the path, null when Tomcat answers it with 400 before the application sees it. */
    static @Nullable RequestPath parse(String raw) {
        if (!raw.startsWith("/") || !hasOnlyTargetCharacters(raw)) {
            return null;
        }
        String plain = withoutParameters(raw);
        // An encoded slash or backslash is where a proxy and a server behind it disagree about the path.
        String lower = plain.toLowerCase(Locale.ROOT);
        byte[] decoded = PercentCoding.decode(plain, StandardCharsets.UTF_8);
        if (decoded == null || lower.contains("%2f") || lower.contains("%5c") || lower.contains("%00")) {
            return null;
        }
        String text = utf8OrNull(decoded);
        String normalized = text == null ? null : normalize(text);
        return normalized == null ? null : new RequestPath(raw, normalized);
    }

    /** Whether a request line may hold the text: RFC 3986 allows less than many clients send. */
    static boolean hasOnlyTargetCharacters(String text) {
        return text.chars()
                .allMatch(character -> character < 0x80
                        && (Character.isLetterOrDigit(character) || MARKS_IN_A_TARGET.indexOf(character) >= 0));
    }

    private static String withoutParameters(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        boolean inParameter = false;
        for (int index = 0; index < raw.length(); index++) {
            char character = raw.charAt(index);
            inParameter = character == ';' || (inParameter && character != '/');
            if (!inParameter) {
                plain.append(character);
            }
        }
        return plain.toString();
    }

    private static @Nullable String utf8OrNull(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException otherCharset) {
            return null;
        }
    }

    /** Returns the path without empty and dot segments, null when it leads above the root. */
    private static @Nullable String normalize(String path) {
        Deque<String> segments = new ArrayDeque<>();
        String last = "";
        for (String segment : path.split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                if (segments.pollLast() == null) {
                    return null;
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        String joined = "/" + String.join("/", segments);
        return last.isEmpty() && joined.length() > 1 ? joined + "/" : joined;
    }
}
