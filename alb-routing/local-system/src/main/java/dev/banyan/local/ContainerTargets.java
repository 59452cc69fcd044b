package dev.banyan.local;

import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Registers processes as targets of the groups that a template's containers serve. */
public final class ContainerTargets {

    private ContainerTargets() {}

    /**
     * Returns the template's routing with processes as targets; groups of other containers stay empty.
     *
     * @param processes the process that stands for a container, by the container's name
     */
    public static Routing register(SynthesizedSystem template, Map<String, Target.Ip> processes) {
        Map<Arn, TargetGroup> groups = new HashMap<>(template.routing().targetGroups());
        for (ContainerDefinition container : template.containers()) {
            Target.Ip process = processes.get(container.name());
            if (process != null) {
                container
                        .targetGroups()
                        .forEach(registration -> groups.computeIfPresent(
                                registration.targetGroup(), (arn, group) -> group.withTargets(List.of(process))));
            }
        }
        return new Routing(template.routing().loadBalancers(), groups);
    }
}
