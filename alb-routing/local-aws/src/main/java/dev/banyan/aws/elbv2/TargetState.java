package dev.banyan.aws.elbv2;

import dev.banyan.model.Target;

/**
 * The health of a target in the API's words.
 *
 * @param target the target
 * @param state such as {@code healthy}
 * @param reason such as {@code Target.Timeout}, or empty
 * @param description the reason for people, or empty
 * @param anomalous whether it fails or is slow compared with the others
 * @param mitigated whether it gets fewer requests therefore
 */
public record TargetState(
        Target target, String state, String reason, String description, boolean anomalous, boolean mitigated) {

    /** Makes the state of a target that is like the others. */
    public TargetState(Target target, String state, String reason, String description) {
        this(target, state, reason, description, false, false);
    }
}
