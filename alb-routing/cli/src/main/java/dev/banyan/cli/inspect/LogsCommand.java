package dev.banyan.cli.inspect;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.FunctionDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a function or a container printed, or what the load balancer logged. */
@Command(
        name = "logs",
        description = "Shows what a function or a container of the system printed, or the load balancer's log files.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class LogsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "NAME",
            description = "A function or a container, such as header-monitor or storefront; or access, connections or"
                    + " health-checks for the finished log files of the load balancer.")
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private String name;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            description = "How many of the last lines (default: ${DEFAULT-VALUE}).")
    private int lines = 100;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with new lines until Ctrl-C.")
    private boolean follow;

    @Mixin
    private final SystemOptions options = new SystemOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (lines < 0) {
            throw new CommandException(ExitCode.INPUT, "--lines: " + lines + " (expected: 0 or more)");
        }
        Console console = ConsoleFactory.system(output);
        DeliveredLog delivered = DeliveredLog.named(name);
        if (delivered != null && !logs().containsKey(name)) {
            delivered.last(options.state().buckets(), lines).forEach(console::line);
            return ExitCode.DONE.number();
        }
        LogTail tail = new LogTail(file());
        tail.last(lines).forEach(console::line);
        if (follow) {
            tail.follow(console::line);
        }
        return ExitCode.DONE.number();
    }

    private Path file() {
        Map<String, Path> logs = logs();
        Path file = logs.get(name);
        if (file == null) {
            throw new CommandException(
                    ExitCode.INPUT, "name: " + name + " (expected: one of " + String.join(", ", logs.keySet()) + ")");
        }
        if (!Files.exists(file)) {
            throw new CommandException(
                    ExitCode.INPUT, "name: " + name + " has not printed anything yet (expected: a started system)");
        }
        return file;
    }

    private Map<String, Path> logs() {
        SynthesizedSystem system = options.read();
        StateFolder state = options.state();
        DisplayNames names = new DisplayNames(system);
        Map<String, Path> logs = new LinkedHashMap<>();
        for (FunctionDefinition function : system.functions()) {
            logs.put(names.of(function), state.functionLog(function.name()));
        }
        for (ContainerDefinition container : system.containers()) {
            logs.put(container.name(), state.log(container.name()));
        }
        return logs;
    }
}
