package dev.banyan.alb.routing;

import dev.banyan.alb.stickiness.StickyId;
import dev.banyan.alb.stickiness.StickyTokens;
import dev.banyan.alb.stickiness.TargetStickiness;
import dev.banyan.alb.target.ActiveTargetGroup;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.TargetGroup;
import org.jspecify.annotations.Nullable;

/**
 * A target group that a rule forwards to.
 *
 * @param group the group at work
 * @param arn the group's ARN
 * @param id its name in stickiness cookies
 * @param http1 whether its targets speak HTTP/1.1, the only protocol that requests are sent in
 * @param stickiness what keeps clients with its targets, or null where nothing does
 */
public record ForwardGroup(
        ActiveTargetGroup group,
        String arn,
        long id,
        boolean http1,
        @Nullable TargetStickiness stickiness) {

    /** Returns a group as it is registered now. */
    static ForwardGroup of(ActiveTargetGroup group, StickyTokens tokens) {
        String arn = group.arn().value();
        long id = StickyId.of(arn);
        TargetGroup registered = group.group();
        boolean http1 = registered.protocolVersion() == ProtocolVersion.HTTP1;
        return new ForwardGroup(group, arn, id, http1, TargetStickiness.of(registered.attributes(), id, tokens));
    }
}
