package dev.banyan.cookiecontrol;

import dev.banyan.function.Json;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The keys that cookies are signed with, newest first: the first signs, all are accepted. Immutable. */
final class CookieKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    private final Map<String, SecretKeySpec> keys;

    private CookieKeys(Map<String, SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads the keys: one JSON object of key ids and secrets, newest first, such as {@code {"k2":"...","k1":"..."}}. That is
     * the shape Secrets Manager generates with a {@code generateStringKey}, and to rotate is to add a member in front.
     *
     * @throws IllegalArgumentException with the reason, but no part of any secret
     */
    static CookieKeys parse(@Nullable String configured) {
        if (configured == null || configured.isBlank()) {
            throw new IllegalArgumentException(
                    "COOKIE_KEYS: none (expected: a JSON object of key ids and secrets, newest first)");
        }
        Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
        members(configured).forEach((id, secret) -> keys.put(requireId(id), key(id, secret)));
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("COOKIE_KEYS: {} (expected: at least one key)");
        }
        return new CookieKeys(Collections.unmodifiableMap(keys));
    }

    /** The id of the key that signs. */
    String newest() {
        return keys.keySet().iterator().next();
    }

    /** The code of a text under a key, or null if there is no key of this id. */
    byte @Nullable [] code(String id, String text) {
        SecretKeySpec key = keys.get(id);
        if (key == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static Map<String, @Nullable Object> members(String configured) {
        try {
            return Json.readObject(configured.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notJson) {
            // Its message says where the fault is, never what stands there.
            throw new IllegalArgumentException("COOKIE_KEYS: " + notJson.getMessage(), notJson);
        }
    }

    private static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "COOKIE_KEYS: key id " + id + " (expected: 1 to 32 letters, digits, _ or -)");
        }
        return id;
    }

    private static SecretKeySpec key(String id, @Nullable Object secret) {
        if (!(secret instanceof String text) || text.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("COOKIE_KEYS: secret of " + id + " (expected: a string of at least "
                    + SHORTEST_SECRET + " characters)");
        }
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}
