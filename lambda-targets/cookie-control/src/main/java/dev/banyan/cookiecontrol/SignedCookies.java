package dev.banyan.cookiecontrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Signs and checks cookie values: {@code v1.<key id>.<expiry>.<payload>.<code>}. The code covers the cookie's name, so that
 * a value cannot serve as another cookie, and the expiry in seconds since 1970, so that a value cannot outlive it however
 * long a client keeps it. Payloads are readable to the client. Thread-safe.
 */
final class SignedCookies {

    private static final String VERSION = "v1";
    private static final int PARTS = 5;

    private final CookieKeys keys;

    SignedCookies(CookieKeys keys) {
        this.keys = keys;
    }

    /** What a check found. */
    enum Verdict {
        VALID,
        EXPIRED,
        INVALID
    }

    /**
     * A checked value.
     *
     * @param payload the payload; empty unless valid
     */
    record Checked(Verdict verdict, String payload) {}

    /** The value to send, signed with the newest key. */
    String sign(String name, String payload, Instant expiry) {
        String id = keys.newest();
        String signed = VERSION + "." + id + "." + expiry.getEpochSecond() + "."
                + encode(payload.getBytes(StandardCharsets.UTF_8));
        byte[] code = keys.code(id, name + "\n" + signed);
        if (code == null) {
            throw new IllegalStateException("id: " + id + " (expected: one of the keys)");
        }
        return signed + "." + encode(code);
    }

    /** Checks a value that a client sent as the cookie of this name. */
    Checked check(String name, String value, Instant now) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != PARTS || !parts[0].equals(VERSION)) {
            return new Checked(Verdict.INVALID, "");
        }
        String signed = value.substring(0, value.lastIndexOf('.'));
        byte[] expected = keys.code(parts[1], name + "\n" + signed);
        byte[] actual = decode(parts[4]);
        // Takes the same time wherever the codes differ, so that no code can be found piece by piece.
        if (expected == null || actual == null || !MessageDigest.isEqual(expected, actual)) {
            return new Checked(Verdict.INVALID, "");
        }
        // From here on the text is our own: it parses.
        if (!now.isBefore(Instant.ofEpochSecond(Long.parseLong(parts[2])))) {
            return new Checked(Verdict.EXPIRED, "");
        }
        byte[] payload = decode(parts[3]);
        return new Checked(Verdict.VALID, payload == null ? "" : new String(payload, StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte @Nullable [] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException invalid) {
            return null;
        }
    }
}
