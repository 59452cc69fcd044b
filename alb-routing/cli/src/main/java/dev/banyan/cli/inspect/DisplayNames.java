package dev.banyan.cli.inspect;

import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.FunctionDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.util.Optional;

/** What people call the target groups and functions of a system: by route, not by generated name. */
public final class DisplayNames {

    private static final String ROUTE_TAG = "banyan:route";

    private final SynthesizedSystem system;

    public DisplayNames(SynthesizedSystem system) {
        this.system = system;
    }

    /** Returns a group's name: its route, with {@code -container} or {@code (λ)}, or its container's name. */
    public String of(Arn targetGroup) {
        TargetGroup group = system.routing().targetGroup(targetGroup);
        String route = group.tags().get(ROUTE_TAG);
        if (group.type() == TargetType.LAMBDA) {
            return (route == null ? group.name() : route) + " (λ)";
        }
        if (route != null) {
            return route + "-container";
        }
        return containerOf(targetGroup).map(ContainerDefinition::name).orElse(group.name());
    }

    /** Returns a function's name: the route that it serves, or its own name. */
    public String of(FunctionDefinition function) {
        return system.routing().targetGroups().values().stream()
                .filter(group -> group.targets().stream()
                        .anyMatch(target ->
                                target instanceof Target.Lambda lambda && function.answersTo(lambda.function())))
                .map(group -> group.tags().get(ROUTE_TAG))
                .filter(route -> route != null)
                .findFirst()
                .orElse(function.name());
    }

    private Optional<ContainerDefinition> containerOf(Arn targetGroup) {
        return system.containers().stream()
                .filter(container -> container.targetGroups().stream()
                        .anyMatch(registration -> registration.targetGroup().equals(targetGroup)))
                .findFirst();
    }
}
