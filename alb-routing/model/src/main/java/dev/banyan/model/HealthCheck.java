package dev.banyan.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the targets of a group are checked.
 *
 * @param enabled always true for ip targets
 * @param protocol the check's own protocol
 * @param port the check's port, or null for the port of the target
 * @param path what is asked for, from {@code /} on
 * @param interval time between two checks, 5 to 300 s
 * @param timeout how long a check waits, 2 to 120 s, less than the interval
 * @param healthyThreshold passes in a row that make an unhealthy target healthy, 2 to 10
 * @param unhealthyThreshold failures in a row that make a target unhealthy, 2 to 10
 * @param matcher the codes that pass, such as {@code 200} or {@code 200-299,302}
 */
public record HealthCheck(
        boolean enabled,
        Protocol protocol,
        @Nullable Integer port,
        String path,
        Duration interval,
        Duration timeout,
        int healthyThreshold,
        int unhealthyThreshold,
        StatusMatcher matcher) {

    /** What ELBv2 assumes for ip targets. */
    public static final HealthCheck IP_DEFAULT = new HealthCheck(
            true,
            Protocol.HTTP,
            null,
            "/",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            5,
            2,
            StatusMatcher.parse("200"));

    /** What ELBv2 assumes for ip targets that speak gRPC. */
    public static final HealthCheck GRPC_DEFAULT = new HealthCheck(
            true,
            Protocol.HTTP,
            null,
            "/AWS.ALB/healthcheck",
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            5,
            2,
            StatusMatcher.parseGrpc("12"));

    /** What ELBv2 assumes for Lambda targets. */
    public static final HealthCheck LAMBDA_DEFAULT = new HealthCheck(
            false,
            Protocol.HTTP,
            null,
            "/",
            Duration.ofSeconds(35),
            Duration.ofSeconds(30),
            5,
            2,
            StatusMatcher.parse("200"));

    /** @throws InvalidRoutingException if a member is outside its range */
    public HealthCheck {
        requireRange("healthCheckIntervalSeconds", interval.toSeconds(), 5, 300);
        requireRange("healthCheckTimeoutSeconds", timeout.toSeconds(), 2, 120);
        requireRange("healthyThresholdCount", healthyThreshold, 2, 10);
        requireRange("unhealthyThresholdCount", unhealthyThreshold, 2, 10);
        if (port != null) {
            requireRange("healthCheckPort", port, 1, 65_535);
        }
        if (timeout.compareTo(interval) >= 0) {
            throw InvalidRoutingException.validation("Health check timeout '" + timeout.toSeconds()
                    + "' must be smaller than the interval '" + interval.toSeconds() + "'");
        }
        if (!path.startsWith("/") || path.length() > 1024) {
            throw InvalidRoutingException.expected("healthCheckPath", path, "/ and up to 1023 more characters");
        }
    }

    private static void requireRange(String name, long value, long from, long to) {
        if (value < from || value > to) {
            throw InvalidRoutingException.expected(name, value, from + " to " + to);
        }
    }
}
