package dev.banyan.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a target group by their ELBv2 keys. A key that was not set has ELBv2's default. Whether a key fits
 * the type of its group is checked by {@link TargetGroup}.
 *
 * @param values what was set
 */
public record TargetGroupAttributes(Map<String, String> values) {

    /** No attribute set: all have their defaults. */
    public static final TargetGroupAttributes DEFAULT = new TargetGroupAttributes(Map.of());

    /** How the next target is chosen. */
    public enum Algorithm {
        ROUND_ROBIN,
        LEAST_OUTSTANDING_REQUESTS,
        WEIGHTED_RANDOM
    }

    /** What keeps a client at its target. */
    public enum StickinessType {
        LB_COOKIE,
        APP_COOKIE
    }

    /** @throws InvalidRoutingException if a key is unknown, a value outside its range, or two values exclude each other */
    public TargetGroupAttributes {
        values = Map.copyOf(values);
        TargetGroupAttributeChecks.check(values);
    }

    /** Returns whether a Lambda target gets and gives headers and query parameters with all their values. */
    public boolean multiValueHeaders() {
        return Boolean.parseBoolean(values.getOrDefault("lambda.multi_value_headers.enabled", "false"));
    }

    /** Returns how long a target that was deregistered may finish its requests. */
    public Duration deregistrationDelay() {
        return seconds("deregistration_delay.timeout_seconds", 300);
    }

    /** Returns how the next target is chosen. */
    public Algorithm algorithm() {
        return Algorithm.valueOf(values.getOrDefault("load_balancing.algorithm.type", "round_robin")
                .toUpperCase(Locale.ROOT));
    }

    /** Returns whether targets that fail or are slow compared with the others get fewer requests. */
    public boolean anomalyMitigation() {
        return values.getOrDefault("load_balancing.algorithm.anomaly_mitigation", "off")
                .equals("on");
    }

    /** Returns how long a new target's share grows, zero for not at all. */
    public Duration slowStart() {
        return seconds("slow_start.duration_seconds", 0);
    }

    /** Returns whether a client stays at its target. */
    public boolean stickiness() {
        return Boolean.parseBoolean(values.getOrDefault("stickiness.enabled", "false"));
    }

    /** Returns what keeps a client at its target, if {@link #stickiness} is on. */
    public StickinessType stickinessType() {
        return StickinessType.valueOf(
                values.getOrDefault("stickiness.type", "lb_cookie").toUpperCase(Locale.ROOT));
    }

    /** Returns how long the load balancer's own cookie binds. */
    public Duration loadBalancerCookieDuration() {
        return seconds("stickiness.lb_cookie.duration_seconds", 86_400);
    }

    /** Returns the cookie of the application that binds, or null where none was named. */
    public @Nullable String applicationCookieName() {
        return values.get("stickiness.app_cookie.cookie_name");
    }

    /** Returns how long the application's cookie binds. */
    public Duration applicationCookieDuration() {
        return seconds("stickiness.app_cookie.duration_seconds", 86_400);
    }

    /** Returns how many targets must be healthy, else requests go to the unhealthy ones too. */
    public HealthThreshold unhealthyStateRouting() {
        return threshold("target_group_health.unhealthy_state_routing.", "1");
    }

    /** Returns how many targets must be healthy, else the zone leaves DNS. */
    public HealthThreshold dnsFailover() {
        // Our choice: where only the other threshold was raised, this one follows, since it must not be lower.
        HealthThreshold routing = unhealthyStateRouting();
        return threshold("target_group_health.dns_failover.", Integer.toString(routing.count()));
    }

    private HealthThreshold threshold(String prefix, String defaultCount) {
        return new HealthThreshold(
                HealthThreshold.parse(values.getOrDefault(prefix + "minimum_healthy_targets.count", defaultCount)),
                HealthThreshold.parse(values.getOrDefault(prefix + "minimum_healthy_targets.percentage", "off")));
    }

    private Duration seconds(String key, long fallback) {
        String value = values.get(key);
        return Duration.ofSeconds(value == null ? fallback : Long.parseLong(value));
    }

    /** @throws InvalidRoutingException if an attribute does not exist for targets of this type */
    void requireFit(TargetType type) {
        TargetGroupAttributeChecks.checkType(values, type);
    }
}
