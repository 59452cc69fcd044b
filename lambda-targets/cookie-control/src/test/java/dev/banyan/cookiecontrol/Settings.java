package dev.banyan.cookiecontrol;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** What the tests run with. */
final class Settings {

    static final String OLD_KEY = "\"k1\":\"0123456789abcdef0123456789abcdef\"";
    static final String KEYS = "{\"k2\":\"fedcba9876543210fedcba9876543210\"," + OLD_KEY + "}";
    static final String LANE_VALUE = "Zm9vYmFyYmF6cXV4Zm9vYg";
    static final Map<String, String> ENVIRONMENT =
            Map.of("COOKIE_KEYS", KEYS, "LANE_CATALOG", LANE_VALUE, "LANE_CLOSED", "");
    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private Settings() {}
}
