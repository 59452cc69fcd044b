package dev.banyan.cli.migrate;

import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.migration.guardrail.Alarms;
import dev.banyan.migration.state.LeaseLostException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves the traffic of a route. */
@Command(
        name = "shift",
        description = "Moves the traffic of a route between its container and its function.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ShiftStartCommand.class, CommandLine.HelpCommand.class})
public final class ShiftCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "command: missing (expected: one of those below)");
    }

    @Command(description = "Stops judging and moving; the weights stay.", mixinStandardHelpOptions = true)
    int pause(@Parameters(paramLabel = "ROUTE") String route, @Mixin AwsOptions place, @Mixin OutputOptions output) {
        return ask(route, "pause", false, place, output);
    }

    @Command(description = "Takes up a shift that is paused or that nobody drives.", mixinStandardHelpOptions = true)
    int resume(
            @Parameters(paramLabel = "ROUTE") String route,
            @Option(names = "--accept", description = "Take what somebody else changed in the rules for what is meant.")
                    boolean accept,
            @Mixin AwsOptions place,
            @Mixin OutputOptions output) {
        return ask(route, "resume", accept, place, output);
    }

    @Command(description = "Goes to the next step at once.", mixinStandardHelpOptions = true)
    int promote(
            @Parameters(paramLabel = "ROUTE") String route,
            @Option(names = "--full", description = "Go to the last step.") boolean full,
            @Mixin AwsOptions place,
            @Mixin OutputOptions output) {
        return ask(route, "promote", full, place, output);
    }

    @Command(
            description = "Stays on the step for as long as you want, judged all the time.",
            mixinStandardHelpOptions = true)
    int hold(@Parameters(paramLabel = "ROUTE") String route, @Mixin AwsOptions place, @Mixin OutputOptions output) {
        return ask(route, "hold", false, place, output);
    }

    @Command(description = "Gives everything back to the container.", mixinStandardHelpOptions = true)
    int abort(
            @Parameters(paramLabel = "ROUTE") String route,
            @Option(
                            names = "--hard",
                            description = "Take the function's group out of the rule, so that clients with a stickiness"
                                    + " cookie go back too.")
                    boolean hard,
            @Mixin AwsOptions place,
            @Mixin OutputOptions output) {
        return ask(route, "abort", hard, place, output);
    }

    @Command(description = "Begins a step again that failed or was held.", mixinStandardHelpOptions = true)
    int retry(@Parameters(paramLabel = "ROUTE") String route, @Mixin AwsOptions place, @Mixin OutputOptions output) {
        return ask(route, "retry", false, place, output);
    }

    /** Whoever drives the shift does it; if nobody does, this process. */
    private static int ask(String route, String verb, boolean option, AwsOptions place, OutputOptions output) {
        Console console = ConsoleFactory.system(output);
        AwsAccess access = place.open(console);
        ExitCode code = new ShiftDriver(console, false).drive(access, Alarms.NONE, wiring -> {
            var asked = wiring.runner().ask(route, verb, option);
            try {
                return wiring.runner().takeUp(route);
            } catch (LeaseLostException driven) {
                console.note(driven.getMessage() + ": asked to " + verb);
                return asked;
            }
        });
        boolean wanted = verb.equals("abort") || verb.equals("pause") || verb.equals("hold");
        return wanted && code != ExitCode.DIED ? ExitCode.DONE.number() : code.number();
    }
}
