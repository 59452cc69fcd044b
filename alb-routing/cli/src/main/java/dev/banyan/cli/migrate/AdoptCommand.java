package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.migration.MigrationException;
import dev.banyan.migration.route.Adopter;
import dev.banyan.migration.route.Adoption;
import dev.banyan.migration.route.AdoptionRequest;
import dev.banyan.migration.route.Gap;
import dev.banyan.migration.rule.GroupWeights;
import dev.banyan.model.Arn;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Makes a route of rules that exist. */
@Command(
        name = "adopt",
        description = "Makes a route of existing rules and their two target groups, by tags alone, and says what it"
                + " lacks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AdoptCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "RULE_ARN", description = "The rules that serve the route.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private List<String> rules;

    @Option(names = "--route", required = true, paramLabel = "NAME", description = "The route's name.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String route;

    @Option(
            names = "--container-group",
            paramLabel = "ARN",
            description = "The container's group, where the rules forward to several of type ip or instance.")
    private @Nullable String containerGroup;

    @Option(
            names = "--lambda-group",
            paramLabel = "ARN",
            description = "The function's group, where the rules do not forward to exactly one.")
    private @Nullable String lambdaGroup;

    @Mixin
    private final AwsOptions place = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        try {
            AdoptionRequest request = new AdoptionRequest(
                    route, rules.stream().map(Arn::new).toList(), arn(containerGroup), arn(lambdaGroup));
            AwsAccess access = place.open(console);
            try (ElasticLoadBalancingV2Client loadBalancing = access.loadBalancing();
                    LambdaClient functions = access.functions()) {
                tell(console, new Adopter(loadBalancing, functions).adopt(request));
            }
            return ExitCode.DONE.number();
        } catch (IllegalArgumentException | MigrationException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (SdkException e) {
            throw new CommandException(ExitCode.DIED, "AWS: " + e.getMessage(), e);
        }
    }

    private static @Nullable Arn arn(@Nullable String text) {
        return text == null ? null : new Arn(text);
    }

    private static void tell(Console console, Adoption adoption) {
        if (console.json()) {
            console.value(adoption);
            return;
        }
        console.line("route " + adoption.route().name() + ": "
                + adoption.route().rules().size() + " rule(s), container "
                + GroupWeights.name(adoption.route().containerGroup()) + ", function "
                + GroupWeights.name(adoption.route().lambdaGroup()));
        for (Gap gap : adoption.missing()) {
            console.line("  missing: " + gap.text());
            console.line("           " + gap.fix());
        }
    }
}
