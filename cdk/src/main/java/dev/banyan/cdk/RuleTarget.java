package dev.banyan.cdk;

import java.util.Optional;
import software.amazon.awscdk.CfnResource;

/** What a rule can forward to: the tasks of a {@link LegacyService} or the function of a {@link LambdaRoute}. */
public sealed interface RuleTarget permits ContainerTargets, LambdaRoute {

    /** The ARN of the target group, known at deployment. */
    String targetGroupArn();

    /** The route that the target group belongs to, empty where it serves no route of its own. */
    Optional<String> route();

    /** Tells the target that this listener or rule puts its group on the load balancer. */
    void usedBy(CfnResource listenerOrRule);
}
