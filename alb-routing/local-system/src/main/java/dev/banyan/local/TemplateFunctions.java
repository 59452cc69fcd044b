package dev.banyan.local;

import dev.banyan.lambda.FunctionConfiguration;
import dev.banyan.lambda.InvokePermission;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.template.FunctionDefinition;
import dev.banyan.template.LocalValues;
import dev.banyan.template.SynthesizedSystem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** From the template's functions to the ones that run here: those that are targets. */
public final class TemplateFunctions {

    private TemplateFunctions() {}

    /**
     * Returns what runs as the functions that a target group names.
     *
     * @param values what only this machine knows
     * @throws dev.banyan.template.TemplateException if a value is missing
     */
    public static List<FunctionConfiguration> configurations(SynthesizedSystem system, LocalValues values) {
        return targets(system).stream()
                .map(function -> configuration(function, values))
                .toList();
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

    private static FunctionConfiguration configuration(FunctionDefinition function, LocalValues values) {
        Set<String> qualifiers = new HashSet<>(function.versions());
        qualifiers.addAll(function.aliases().keySet());
        return FunctionConfiguration.builder(
                        function.name(), function.arn().value(), function.archive(), function.handler())
                .environment(function.environment().resolve(values))
                .memoryMegabytes(function.memoryMegabytes())
                .timeout(function.timeout())
                .version(
                        function.versions().isEmpty()
                                ? FunctionDefinition.LATEST
                                : function.versions().get(0))
                .qualifiers(qualifiers)
                .permissions(function.permissions().stream()
                        .filter(permission -> permission.action().equals("lambda:InvokeFunction")
                                || permission.action().equals("lambda:*"))
                        .map(permission -> new InvokePermission(
                                permission.principal(), permission.sourceArn(), permission.qualifier()))
                        .toList())
                .reservedConcurrency(function.reservedConcurrency())
                .build();
    }
}
