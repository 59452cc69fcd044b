package dev.banyan.cli;

import dev.banyan.cli.alb.AlbCommand;
import dev.banyan.cli.inspect.DoctorCommand;
import dev.banyan.cli.inspect.LogsCommand;
import dev.banyan.cli.inspect.MatchCommand;
import dev.banyan.cli.inspect.RoutesCommand;
import dev.banyan.cli.migrate.AdoptCommand;
import dev.banyan.cli.migrate.FaultCommand;
import dev.banyan.cli.migrate.ShiftCommand;
import dev.banyan.cli.migrate.StatusCommand;
import dev.banyan.cli.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code banyan} command. */
@Command(
        name = "banyan",
        description = "Moves a Spring Boot monolith behind an Application Load Balancer to Lambda, route by route.",
        mixinStandardHelpOptions = true,
        version = "banyan 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            UpCommand.class,
            AlbCommand.class,
            RoutesCommand.class,
            MatchCommand.class,
            LogsCommand.class,
            DoctorCommand.class,
            AdoptCommand.class,
            ShiftCommand.class,
            StatusCommand.class,
            FaultCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done; 1 a verdict said no; 2 bad input or environment;",
            "3 something that ran died; 4 no verdict; 130 Ctrl-C."
        })
public final class Banyan implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    /** Runs the command and ends the process with its exit code. */
    public static void main(String... arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** Returns the command line as {@link #main} runs it. */
    static CommandLine commandLine() {
        return new CommandLine(new Banyan())
                .setParameterExceptionHandler(Banyan::reportInput)
                .setExecutionExceptionHandler(Banyan::report);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "command: missing (expected: one of those below)");
    }

    private static int reportInput(ParameterException failure, String... arguments) {
        CommandLine commandLine = failure.getCommandLine();
        commandLine.getErr().println("banyan: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, commandLine.getErr());
        commandLine.getErr().println("Try '" + commandLine.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.INPUT.number();
    }

    private static int report(Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed)
            throws Exception {
        if (failure instanceof CommandException ending) {
            commandLine.getErr().println("banyan: " + ending.getMessage());
            return ending.exitCode().number();
        }
        throw failure;
    }
}
