package dev.banyan.alb.target;

import dev.banyan.alb.health.CheckResult;
import dev.banyan.alb.health.HealthHistory;
import dev.banyan.alb.health.HealthStatus;
import dev.banyan.alb.health.TargetHealth.State;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Target;

/** What has a health: any registered target. The state may be read by any thread; its owner is the target group. */
abstract sealed class CheckedTarget permits ActiveTarget, ActiveFunction {

    private volatile HealthHistory history = new HealthHistory();
    private volatile HealthStatus status = HealthStatus.INITIAL;

    /** Returns what was registered. */
    public abstract Target target();

    /** Returns what health checks said so far. */
    public HealthStatus status() {
        return status;
    }

    boolean isHealthy() {
        return status.state() == State.HEALTHY;
    }

    void record(CheckResult result, HealthCheck check) {
        status = history.record(result, check);
    }

    /** Forgets all checks, since none are made for a while. */
    void reset(HealthStatus newStatus) {
        history = new HealthHistory();
        status = newStatus;
    }
}
