package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.console.Table;
import dev.banyan.migration.MigrationException;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.route.Routes;
import dev.banyan.migration.rule.LiveRules;
import dev.banyan.migration.state.RouteStates;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Says where each route stands. */
@Command(
        name = "status",
        description = "Says where each route stands: its live weights, its shift, who holds it and what proves it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class StatusCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "ROUTE", description = "One route alone, with its history.")
    private @Nullable String route;

    @Mixin
    private final AwsOptions place = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        AwsAccess access = place.open(console);
        InstantSource clock = InstantSource.system();
        RouteStates states = access.states(clock);
        try (ElasticLoadBalancingV2Client client = access.loadBalancing()) {
            Routes routes = new Routes(client);
            List<Route> shown = route == null ? routes.all() : List.of(routes.get(route));
            LiveRules live = new LiveRules(client);
            List<RouteStanding> standings = shown.stream()
                    .map(one -> RouteStanding.of(one, live, states.read(one.name()), clock.instant()))
                    .toList();
            tell(console, standings);
            return ExitCode.DONE.number();
        } catch (MigrationException | IllegalArgumentException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        } catch (SdkException e) {
            throw new CommandException(ExitCode.DIED, "AWS: " + e.getMessage(), e);
        }
    }

    private void tell(Console console, List<RouteStanding> standings) {
        if (console.json()) {
            console.value(standings);
            return;
        }
        if (standings.isEmpty()) {
            console.line("no routes (banyan adopt RULE_ARN --route NAME makes one)");
            return;
        }
        Table table = new Table("route", "to Lambda", "shift", "since", "evidence");
        standings.forEach(one -> table.row(one.route(), one.share(), one.shift(), one.since(), one.evidence()));
        table.lines().forEach(console::line);
        standings.stream()
                .map(RouteStanding::warning)
                .filter(warning -> !warning.isEmpty())
                .forEach(console::warn);
        if (route != null) {
            console.line("");
            standings.get(0).history().forEach(line -> console.line("  " + line));
        }
    }
}
