package dev.banyan.alb.health;

import dev.banyan.alb.health.TargetHealth.State;

/**
 * What health checks say of a target.
 *
 * @param state the state
 * @param reason ELBv2's reason code, or empty
 * @param description the reason for people, or empty
 */
public record HealthStatus(State state, String reason, String description) {

    /** Registered, not checked yet. */
    public static final HealthStatus INITIAL =
            new HealthStatus(State.INITIAL, "Elb.RegistrationInProgress", "Target registration is in progress");

    /** Passed. */
    public static final HealthStatus HEALTHY = new HealthStatus(State.HEALTHY, "", "");

    /** No rule uses its group. */
    public static final HealthStatus UNUSED = new HealthStatus(
            State.UNUSED,
            "Target.NotInUse",
            "Target group is not configured to receive traffic from the load balancer");

    /** Deregistered, with requests that may still finish. */
    public static final HealthStatus DRAINING =
            new HealthStatus(State.DRAINING, "Target.DeregistrationInProgress", "Target deregistration is in progress");

    /** Its group is not checked. */
    public static final HealthStatus UNAVAILABLE =
            new HealthStatus(State.UNAVAILABLE, "Target.HealthCheckDisabled", "Health checks are disabled");

    static HealthStatus unhealthy(CheckResult failure) {
        return new HealthStatus(State.UNHEALTHY, failure.reason(), failure.description());
    }
}
