package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.HttpException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A visitor's consent, kept in one signed cookie. Thread-safe. */
final class Consent {

    static final String COOKIE = "__Host-banyan-consent";

    /** What a visitor can agree to; what the site cannot do without needs no consent. */
    static final List<String> CATEGORIES = List.of("analytics", "marketing", "preferences");

    /** Half a year, then visitors are asked again, as European data protection authorities advise. */
    static final Duration AGE = Duration.ofDays(182);

    private final SignedCookies cookies;

    Consent(SignedCookies cookies) {
        this.cookies = cookies;
    }

    /**
     * What is known of a visitor's consent.
     *
     * @param state {@code none}, {@code given}, {@code expired} or {@code invalid}; all but {@code given} mean no consent
     * @param categories what the visitor agreed to
     */
    record Known(String state, Set<String> categories) {}

    Known of(AlbRequest request, Instant now) {
        String value = request.cookie(COOKIE);
        if (value == null) {
            return new Known("none", Set.of());
        }
        SignedCookies.Checked checked = cookies.check(COOKIE, value, now);
        return switch (checked.verdict()) {
            case VALID -> new Known("given", split(checked.payload()));
            case EXPIRED -> new Known("expired", Set.of());
            case INVALID -> new Known("invalid", Set.of());
        };
    }

    /**
     * The cookie that keeps a choice.
     *
     * @throws HttpException with 400 if a category is unknown
     */
    String setCookie(Collection<String> categories, Instant now) {
        for (String category : categories) {
            if (!CATEGORIES.contains(category)) {
                throw new HttpException(400, "categories: unknown one (expected: any of " + CATEGORIES + ")");
            }
        }
        String payload = String.join(",", new TreeSet<>(categories));
        return SetCookie.host(COOKIE, cookies.sign(COOKIE, payload, now.plus(AGE)), AGE);
    }

    private static Set<String> split(String payload) {
        return payload.isEmpty() ? Set.of() : new TreeSet<>(List.of(payload.split(",", -1)));
    }
}
