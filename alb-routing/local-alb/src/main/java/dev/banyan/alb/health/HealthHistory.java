package dev.banyan.alb.health;

import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.model.HealthCheck;

/**
 * Turns the results of checks into a state: one pass makes a new target healthy, later changes need as many results in
 * a row as the thresholds say. Used by one thread.
 */
public final class HealthHistory {

    private HealthStatus status = HealthStatus.INITIAL;
    private int passes;
    private int failures;

    /** Returns the state after one more result. */
    public HealthStatus record(CheckResult result, HealthCheck check) {
        passes = result.passed() ? passes + 1 : 0;
        failures = result.passed() ? 0 : failures + 1;
        State state = status.state();
        if (result.passed()) {
            int needed = state == State.UNHEALTHY ? check.healthyThreshold() : 1;
            status = passes >= needed ? HealthStatus.HEALTHY : status;
        } else if (state == State.UNHEALTHY || failures >= check.unhealthyThreshold()) {
            status = HealthStatus.unhealthy(result);
        } else if (state == State.INITIAL) {
            status = new HealthStatus(State.INITIAL, "Elb.InitialHealthChecking", "Initial health checks in progress");
        }
        return status;
    }

    /** Returns the current state. */
    public HealthStatus status() {
        return status;
    }
}
