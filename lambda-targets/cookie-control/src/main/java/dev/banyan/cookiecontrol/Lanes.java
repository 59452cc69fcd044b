package dev.banyan.cookiecontrol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that testers can enter, by name. The load balancer sends whoever has the lane's value in a cookie past the
 * weighted rule, so the value itself is the proof that a tester was let in: entering asks for it and puts it in a cookie
 * that scripts cannot read. There is no second secret that could fall out of step with the rule. Immutable.
 */
final class Lanes {

    private static final String PREFIX = "LANE_";
    private static final String COOKIE_PREFIX = "__Host-banyan-lane-";

    /** 22 characters of these hold 128 bits; and none of them is a wildcard of the rule or ends a cookie. */
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_-]{22,100}");

    private final Map<String, String> values;

    private Lanes(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Reads {@code LANE_<NAME>} of the environment; an empty one means that the lane is closed.
     *
     * @throws IllegalArgumentException if a value could be guessed or is no cookie value; the value is not named
     */
    static Lanes of(Map<String, String> environment) {
        Map<String, String> values = new TreeMap<>();
        environment.forEach((variable, value) -> {
            if (variable.startsWith(PREFIX) && !value.isEmpty()) {
                values.put(name(variable), requireValue(variable, value));
            }
        });
        return new Lanes(Collections.unmodifiableMap(values));
    }

    /** The names of the open lanes. */
    Set<String> names() {
        return values.keySet();
    }

    /** Whether this is the value of this lane. Takes the same time wherever a wrong value differs. */
    boolean opens(String lane, @Nullable String value) {
        String expected = values.get(lane);
        return expected != null && value != null && MessageDigest.isEqual(bytes(expected), bytes(value));
    }

    /** The cookie that the lane's rule looks for. */
    static String cookie(String lane) {
        return COOKIE_PREFIX + lane;
    }

    private static String name(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String requireValue(String variable, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    variable + ": " + value.length() + " characters (expected: 22 to 100 letters, digits, _ or -)");
        }
        return value;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
