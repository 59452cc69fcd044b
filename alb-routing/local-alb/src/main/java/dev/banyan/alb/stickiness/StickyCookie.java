package dev.banyan.alb.stickiness;

import dev.banyan.alb.http1.HeaderBlock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A cookie of the load balancer that binds a client for a while. What it says and for how long is inside its value; the
 * browser keeps it for seven days. It is issued anew with each answer, so that the time starts again (whether AWS
 * starts it again is not documented).
 *
 * <p>Immutable.
 */
public final class StickyCookie {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String CROSS_SITE = "; SameSite=None; Secure";
    private static final DateTimeFormatter EXPIRES = DateTimeFormatter.ofPattern(
                    "'; Expires='EEE, dd MMM yyyy HH:mm:ss 'GMT; Path=/'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Which cookie. */
    public enum Kind {
        /** Binds to a target group of a rule. */
        GROUP('G', "AWSALBTG", "AWSALBTGCORS"),
        /** Binds to a target for a fixed time. */
        TARGET('T', "AWSALB", "AWSALBCORS"),
        /**
         * Binds to a target for as long as the application's own cookie comes too. AWS spreads the value over up to
         * four cookies of 4 KB, -0 to -3; ours never needs a second one.
         */
        APPLICATION('A', "AWSALBAPP-0", "");

        private final char code;
        private final String cookie;

        /** The cookie of the same value for requests from other sites, empty where there is none. */
        private final String crossSite;

        Kind(char code, String cookie, String crossSite) {
            this.code = code;
            this.cookie = cookie;
            this.crossSite = crossSite;
        }

        /** Returns what the kind is called inside a value, where it must stay the same in later versions. */
        char code() {
            return code;
        }

        static Kind of(char code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("code: " + code + " (expected: one of a kind)");
        }
    }

    private final Kind kind;
    private final Duration duration;
    private final StickyTokens tokens;

    /**
     * Creates a cookie.
     *
     * @param kind which one
     * @param duration how long it binds
     * @param tokens make and read its values; their key is there already
     */
    public StickyCookie(Kind kind, Duration duration, StickyTokens tokens) {
        this.kind = kind;
        this.duration = duration;
        this.tokens = tokens;
    }

    /** Returns what the cookies of a request say. */
    public StickyReading read(HeaderBlock request, Instant now) {
        StickyReading own = read(request, kind.cookie, now);
        return own.isGood() || kind.crossSite.isEmpty() ? own : own.orBetter(read(request, kind.crossSite, now));
    }

    private StickyReading read(HeaderBlock request, String name, Instant now) {
        StickyReading best = StickyReading.ABSENT;
        for (String value : RequestCookies.values(request, name)) {
            best = best.orBetter(read(value, now));
        }
        return best;
    }

    private StickyReading read(String value, Instant now) {
        StickyToken token = tokens.open(value);
        if (token == null || token.kind() != kind) {
            return StickyReading.UNREADABLE;
        }
        return token.expiresAt() <= now.getEpochSecond()
                ? StickyReading.EXPIRED
                : new StickyReading(StickyReading.State.GOOD, token.group(), token.target());
    }

    /** Writes the header lines that bind a client from now on. */
    public void write(StringBuilder lines, long group, String target, Instant now) {
        long expiresAt = now.plus(duration).getEpochSecond();
        String value = tokens.seal(new StickyToken(kind, group, target, expiresAt));
        String attributes = EXPIRES.format(now.plus(LIFETIME));
        append(lines, kind.cookie, value, attributes);
        if (!kind.crossSite.isEmpty()) {
            append(lines, kind.crossSite, value, attributes + CROSS_SITE);
        }
    }

    private static void append(StringBuilder lines, String name, String value, String attributes) {
        lines.append("Set-Cookie: ").append(name).append('=').append(value).append(attributes);
        lines.append("\r\n");
    }
}
