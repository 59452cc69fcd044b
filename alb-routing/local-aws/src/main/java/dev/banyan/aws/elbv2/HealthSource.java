package dev.banyan.aws.elbv2;

import dev.banyan.model.Arn;
import java.util.List;

/** Tells how the targets of groups are. */
@FunctionalInterface
public interface HealthSource {

    /** Knows of no target: all are about to be registered. */
    HealthSource NONE = targetGroup -> List.of();

    /**
     * Returns the health of a group's targets, those that are draining included; may leave out targets that were
     * registered a moment ago.
     */
    List<TargetState> health(Arn targetGroup);
}
