package dev.banyan.model;

import java.time.Duration;
import java.util.Map;

/**
 * The attributes of a target group by their ELBv2 keys. A key that was not set has ELBv2's default.
 *
 * @param values what was set
 */
public record TargetGroupAttributes(Map<String, String> values) {

    /** No attribute set: all have their defaults. */
    public static final TargetGroupAttributes DEFAULT = new TargetGroupAttributes(Map.of());

    /** @throws IllegalArgumentException if a value is outside its range */
    public TargetGroupAttributes {
        values = Map.copyOf(values);
        AttributeChecks.checkFlags(values, "lambda.multi_value_headers.enabled");
        AttributeChecks.checkNumber(values, "deregistration_delay.timeout_seconds", 0, 3600);
    }

    /** Returns whether a Lambda target gets and gives headers and query parameters with all their values. */
    public boolean multiValueHeaders() {
        return Boolean.parseBoolean(values.getOrDefault("lambda.multi_value_headers.enabled", "false"));
    }

    /** Returns how long a target that was deregistered may finish its requests. */
    public Duration deregistrationDelay() {
        return Duration.ofSeconds(Long.parseLong(values.getOrDefault("deregistration_delay.timeout_seconds", "300")));
    }
}
