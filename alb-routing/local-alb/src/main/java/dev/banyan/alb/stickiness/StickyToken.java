package dev.banyan.alb.stickiness;

/**
 * What a stickiness cookie holds.
 *
 * @param kind which cookie it is, so that the value of one is worth nothing in another
 * @param group the target group, by its {@link StickyId}
 * @param target the target's name; empty in the cookie of a group
 * @param expiresAt when it stops to bind, in epoch seconds; the cookie itself lives longer
 */
record StickyToken(StickyCookie.Kind kind, long group, String target, long expiresAt) {}
