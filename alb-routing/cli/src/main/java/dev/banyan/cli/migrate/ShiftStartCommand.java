package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.migration.MigrationException;
import dev.banyan.migration.guardrail.Alarms;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.shift.ShiftPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a shift and drives it. */
@Command(
        name = "start",
        description = "Moves a route's traffic in steps, each judged before the next, and rolls back when one fails.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ShiftStartCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ROUTE", description = "The route.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String route;

    @Option(
            names = "--steps",
            required = true,
            paramLabel = "PERCENT,...|PRESET",
            description = "Percentages such as 1,10,50,100, down to 0.1, or a preset of CodeDeploy such as"
                    + " Canary10Percent5Minutes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String steps;

    @Option(
            names = "--bake",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long each step of a list stands and is judged (default: 10m).")
    private Duration bake = Duration.ofMinutes(10);

    @Option(
            names = "--max-bake",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "How long a step waits for enough requests before it is held (default: four times the bake).")
    private @Nullable Duration maxBake;

    @Option(names = "--lane", description = "Give testers a rule of their own while the shift runs.")
    private boolean lane;

    @Option(
            names = "--alarm",
            paramLabel = "NAME",
            description = "A CloudWatch alarm that must stay green. Repeatable.")
    private List<String> alarms = new ArrayList<>();

    @Option(
            names = "--ignore-red",
            description = "An alarm that is red at the start does not count until it was green.")
    private boolean ignoreRed;

    @Option(names = "--leave-when-held", description = "End with code 4 when a step is held for want of requests.")
    private boolean leaveWhenHeld;

    @Mixin
    private final AwsOptions place = new AwsOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        ShiftPlan plan = plan();
        Alarms watched = alarms();
        AwsAccess access = place.open(console);
        return new ShiftDriver(console, leaveWhenHeld)
                .drive(access, watched, wiring -> {
                    Route found = wiring.routes().get(route);
                    return wiring.runner().start(found, plan, ignoreRed);
                })
                .number();
    }

    private ShiftPlan plan() {
        try {
            ShiftPlan plan = ShiftPlan.parse(steps, bake);
            plan = maxBake == null ? plan : plan.withMaxBake(maxBake);
            return lane ? plan.withLane() : plan;
        } catch (IllegalArgumentException | MigrationException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }

    private Alarms alarms() {
        try {
            return new Alarms(alarms, ignoreRed);
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(e.getMessage()), e);
        }
    }
}
