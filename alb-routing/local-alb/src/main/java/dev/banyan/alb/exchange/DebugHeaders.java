package dev.banyan.alb.exchange;

import dev.banyan.alb.lambda.ExecutionEnvironment;
import dev.banyan.alb.routing.CompiledRule;
import dev.banyan.model.TargetGroup;
import org.jspecify.annotations.Nullable;

/** The header lines that tell who answered. */
final class DebugHeaders {

    private DebugHeaders() {}

    static String rule(CompiledRule rule) {
        return "x-banyan-rule: " + rule.name() + "\r\n";
    }

    static String target(CompiledRule rule, TargetGroup group, @Nullable String target) {
        String lines = rule(rule) + "x-banyan-target-group: " + group.name() + "\r\n";
        return target == null
                ? lines
                : lines + "x-banyan-target: " + target + "\r\nx-banyan-target-kind: "
                        + group.type().name().toLowerCase(java.util.Locale.ROOT) + "\r\n";
    }

    static String environment(ExecutionEnvironment environment) {
        return "x-banyan-cold-start: " + environment.coldStart() + "\r\nx-banyan-environment: " + environment.id()
                + "\r\n";
    }
}
