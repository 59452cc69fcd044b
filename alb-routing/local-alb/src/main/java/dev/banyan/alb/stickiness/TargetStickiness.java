package dev.banyan.alb.stickiness;

import dev.banyan.alb.http1.Ascii;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.model.TargetGroupAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What keeps clients with the targets of one group. Immutable. */
public final class TargetStickiness {

    private static final byte[] SET_COOKIE = Ascii.bytes("set-cookie");

    private final StickyCookie cookie;
    private final long group;

    /** The cookie that only targets set, and that must come back with ours; null where ours is enough. */
    private final @Nullable String applicationCookie;

    private TargetStickiness(StickyCookie cookie, long group, @Nullable String applicationCookie) {
        this.cookie = cookie;
        this.group = group;
        this.applicationCookie = applicationCookie;
    }

    /**
     * Returns the stickiness of a group, or null where it has none.
     *
     * @param attributes the group's attributes
     * @param group the group, by its {@link StickyId}
     * @param tokens make and read the values
     */
    public static @Nullable TargetStickiness of(TargetGroupAttributes attributes, long group, StickyTokens tokens) {
        if (!attributes.stickiness()) {
            return null;
        }
        return switch (attributes.stickinessType()) {
            case LB_COOKIE ->
                new TargetStickiness(
                        new StickyCookie(
                                StickyCookie.Kind.TARGET, attributes.loadBalancerCookieDuration(), tokens.prepare()),
                        group,
                        null);
            case APP_COOKIE -> ofApplication(attributes, group, tokens.prepare());
        };
    }

    private static @Nullable TargetStickiness ofApplication(
            TargetGroupAttributes attributes, long group, StickyTokens tokens) {
        String name = attributes.applicationCookieName();
        StickyCookie cookie =
                new StickyCookie(StickyCookie.Kind.APPLICATION, attributes.applicationCookieDuration(), tokens);
        return name == null ? null : new TargetStickiness(cookie, group, name);
    }

    /** Returns the name of the target that a request's cookies bind it to, or null. */
    public @Nullable String target(HeaderBlock request, Instant now) {
        if (!hasApplicationCookie(request)) {
            return null;
        }
        StickyReading reading = cookie.read(request, now);
        return reading.isGood() && reading.group() == group ? reading.target() : null;
    }

    /** Returns whether a cookie of the application is part of it. */
    public boolean isOfApplication() {
        return applicationCookie != null;
    }

    private boolean hasApplicationCookie(HeaderBlock request) {
        return applicationCookie == null
                || !RequestCookies.values(request, applicationCookie).isEmpty();
    }

    /**
     * Returns whether an answer binds the client. Our own cookie always does. The application's does when the target
     * sets it; our choice: also when a request brought it, but had to be sent to another target than before.
     *
     * @param request the request's headers
     * @param moved whether the request was not bound to the target it went to
     * @param response the answer's headers
     */
    public boolean binds(HeaderBlock request, boolean moved, HeaderBlock response) {
        return applicationCookie == null || (moved && hasApplicationCookie(request)) || sets(response);
    }

    private boolean sets(HeaderBlock response) {
        String start = applicationCookie + "=";
        for (int line = 0; line < response.count(); line++) {
            boolean setCookie = Ascii.equalsIgnoreCase(
                    response.bytes(), response.nameStart(line), response.nameEnd(line), SET_COOKIE);
            if (setCookie && response.value(line).startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    /** Writes the header lines that bind a client to a target. */
    public void write(StringBuilder lines, String target, Instant now) {
        cookie.write(lines, group, target, now);
    }
}
