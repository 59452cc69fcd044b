package dev.banyan.cdk;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/** A target group that holds the tasks of a {@link LegacyService}. */
public final class ContainerTargets implements RuleTarget {

    private final ServiceOrder order;
    private final ApplicationTargetGroup group;
    private final @Nullable String route;
    private boolean used;

    ContainerTargets(ServiceOrder order, ApplicationTargetGroup group, @Nullable String route) {
        this.order = order;
        this.group = group;
        this.route = route;
    }

    /** The target group, for alarms on its metrics. */
    public ApplicationTargetGroup group() {
        return group;
    }

    @Override
    public String targetGroupArn() {
        return group.getTargetGroupArn();
    }

    @Override
    public Optional<String> route() {
        return Optional.ofNullable(route);
    }

    /** ECS refuses a service whose target group is on no load balancer yet, so the service waits for the rule. */
    @Override
    public void usedBy(CfnResource listenerOrRule) {
        used = true;
        order.startAfter(listenerOrRule);
    }

    boolean isUsed() {
        return used;
    }
}
