package dev.banyan.local;

import dev.banyan.aws.lambda.FunctionSeed;
import dev.banyan.aws.lambda.FunctionSeed.SeedPermission;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.FunctionDefinition;
import dev.banyan.template.LocalValues;
import dev.banyan.template.SynthesizedSystem;
import java.util.List;

/** From the template's functions to the ones that run here: those that are targets. */
public final class TemplateFunctions {

    private TemplateFunctions() {}

    /**
     * Returns what runs as the functions that a target group names.
     *
     * @param values what only this machine knows
     * @throws dev.banyan.template.TemplateException if a value is missing
     */
    public static List<FunctionSeed> seeds(SynthesizedSystem system, LocalValues values) {
        return targets(system).stream().map(function -> seed(function, values)).toList();
    }

    /** Returns the functions that a target group names. */
    public static List<FunctionDefinition> targets(SynthesizedSystem system) {
        return system.functions().stream()
                .filter(function -> isTarget(function, system))
                .toList();
    }

    private static boolean isTarget(FunctionDefinition function, SynthesizedSystem system) {
        return system.routing().targetGroups().values().stream()
                .map(TargetGroup::targets)
                .flatMap(List::stream)
                .anyMatch(target -> target instanceof Target.Lambda lambda && function.answersTo(lambda.function()));
    }

    private static FunctionSeed seed(FunctionDefinition function, LocalValues values) {
        return new FunctionSeed(
                function.name(),
                function.arn(),
                function.archive(),
                function.handler(),
                function.runtime(),
                function.environment().resolve(values),
                function.memoryMegabytes(),
                function.timeout(),
                function.reservedConcurrency(),
                function.versions(),
                function.aliases(),
                function.permissions().stream()
                        .map(one -> new SeedPermission(one.qualifier(), one.action(), one.principal(), one.sourceArn()))
                        .toList(),
                FunctionFingerprint.of(function));
    }
}
