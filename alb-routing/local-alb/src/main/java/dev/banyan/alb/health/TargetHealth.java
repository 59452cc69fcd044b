package dev.banyan.alb.health;

import dev.banyan.model.Target;

/**
 * The health of a registered target, as DescribeTargetHealth gives it.
 *
 * @param target the target
 * @param state the state
 * @param reason ELBv2's reason code such as {@code Target.Timeout}, or empty
 * @param description the reason for people, or empty
 * @param anomaly how the target does compared with the others
 */
public record TargetHealth(Target target, State state, String reason, String description, AnomalyDetection anomaly) {

    /** The states of ELBv2. */
    public enum State {
        INITIAL,
        HEALTHY,
        UNHEALTHY,
        UNUSED,
        DRAINING,
        UNAVAILABLE;

        /** Returns the state as the ELBv2 API writes it. */
        public String apiName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
