package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.inspect.DisplayNames;
import dev.banyan.lambda.LocalLambda;
import dev.banyan.local.TemplateFunctions;
import dev.banyan.model.Arn;
import dev.banyan.model.ForwardAction;
import dev.banyan.model.Rule;
import dev.banyan.model.Target;
import dev.banyan.model.WeightedTargetGroup;
import dev.banyan.template.FunctionDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Starts a process of every function before the first request: of those that get traffic before the
 * system is ready, of the others afterwards. Used by one thread.
 */
final class FunctionStart {

    private final SynthesizedSystem template;
    private final LocalLambda lambda;
    private final DisplayNames names;

    FunctionStart(SynthesizedSystem template, LocalLambda lambda) {
        this.template = template;
        this.lambda = lambda;
        this.names = new DisplayNames(template);
    }

    /**
     * Starts the functions that get traffic, side by side.
     *
     * @throws CommandException if one does not start
     */
    void startUsed() {
        List<CompletableFuture<Optional<String>>> starts = TemplateFunctions.targets(template).stream()
                .filter(this::isUsed)
                .map(this::start)
                .toList();
        List<String> failures = new ArrayList<>();
        starts.forEach(start -> start.join().ifPresent(failures::add));
        if (!failures.isEmpty()) {
            throw new CommandException(ExitCode.DIED, String.join("\n", failures));
        }
    }

    /** Starts the functions that get no traffic yet; hands over a line for each that does not start. */
    void startOthers(Consumer<String> failures) {
        for (FunctionDefinition function : TemplateFunctions.targets(template)) {
            if (!isUsed(function)) {
                var unused = start(function).thenAccept(failure -> failure.ifPresent(failures));
            }
        }
    }

    private CompletableFuture<Optional<String>> start(FunctionDefinition function) {
        String name = names.of(function);
        return lambda.prepare(function.arn().value())
                .thenApply(failure ->
                        failure.map(reason -> name + ": does not start: " + reason + " (see banyan logs " + name + ")"))
                .toCompletableFuture();
    }

    private boolean isUsed(FunctionDefinition function) {
        return template.routing().loadBalancers().stream()
                .flatMap(balancer -> balancer.listeners().stream())
                .flatMap(listener -> listener.rules().stream())
                .flatMap(FunctionStart::weightedGroups)
                .anyMatch(group -> isTargetOf(function, group));
    }

    private static Stream<Arn> weightedGroups(Rule rule) {
        return rule.routingAction() instanceof ForwardAction forward
                ? forward.targetGroups().stream()
                        .filter(group -> group.weight().value() > 0)
                        .map(WeightedTargetGroup::targetGroup)
                : Stream.empty();
    }

    private boolean isTargetOf(FunctionDefinition function, Arn group) {
        return template.routing().targetGroup(group).targets().stream()
                .anyMatch(target -> target instanceof Target.Lambda one && function.answersTo(one.function()));
    }
}
