package dev.banyan.alb.exchange;

import dev.banyan.alb.http1.ResponseHead;
import dev.banyan.alb.stickiness.StickyCookie;
import dev.banyan.alb.stickiness.TargetStickiness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stickiness cookies that go with the answer of a target. Pages of the load balancer itself carry none, since
 * nobody served the client then (AWS documents neither). Used by one event loop.
 */
final class AnswerCookies {

    private final Client client;
    private @Nullable StickyCookie groupCookie;
    private long group;
    private @Nullable TargetStickiness targetStickiness;
    private String target = "";
    private boolean moved;

    AnswerCookies(Client client) {
        this.client = client;
    }

    /** Binds the client to the group that was chosen. */
    AnswerCookies group(StickyCookie cookie, long id) {
        groupCookie = cookie;
        group = id;
        return this;
    }

    /** Binds the client to the target that was chosen, which may not be the one it was bound to. */
    AnswerCookies target(TargetStickiness stickiness, String name, boolean wasMoved) {
        targetStickiness = stickiness;
        target = name;
        moved = wasMoved;
        return this;
    }

    /** Returns header lines with those of the cookies behind them. */
    @Nullable
    String behind(@Nullable String extraHeaders, @Nullable ResponseHead response) {
        StringBuilder lines = new StringBuilder(extraHeaders == null ? "" : extraHeaders);
        Instant now = client.worker().clock().instant();
        if (groupCookie != null) {
            groupCookie.write(lines, group, "", now);
        }
        TargetStickiness stickiness = targetStickiness;
        boolean binds = stickiness != null
                && response != null
                && stickiness.binds(client.head().headers(), moved, response.headers());
        if (stickiness != null && binds) {
            stickiness.write(lines, target, now);
        }
        return lines.isEmpty() ? null : lines.toString();
    }
}
