package dev.banyan.aws.elbv2;

import dev.banyan.model.Target;
import java.util.Map;

/**
 * What the API tells of a target group besides the model.
 *
 * @param vpcId its VPC, or empty for Lambda targets
 * @param zones the zones of those targets that were registered with one
 */
record TargetGroupFacts(String vpcId, Map<Target, String> zones) {

    TargetGroupFacts {
        zones = Map.copyOf(zones);
    }
}
