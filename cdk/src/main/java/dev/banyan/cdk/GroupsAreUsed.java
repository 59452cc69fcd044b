package dev.banyan.cdk;

import java.util.List;
import software.constructs.IValidation;

/** Fails the synthesis of a service with a target group that no listener or rule uses: ECS would refuse it. */
final class GroupsAreUsed implements IValidation {

    private final String service;
    private final List<ContainerTargets> groups;

    GroupsAreUsed(String service, List<ContainerTargets> groups) {
        this.service = service;
        this.groups = groups;
    }

    @Override
    public List<String> validate() {
        return groups.stream()
                .filter(group -> !group.isUsed())
                .map(group -> "target group: " + group.route().orElse("default") + " of " + service
                        + " (expected: used by a rule or as a listener's default)")
                .toList();
    }
}
