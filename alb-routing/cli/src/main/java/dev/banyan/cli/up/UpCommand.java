package dev.banyan.cli.up;

import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.inspect.RouteWarnings;
import dev.banyan.cli.inspect.SystemOptions;
import dev.banyan.cli.process.Foreground;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the mixed system of a template on this machine until it is told to stop. */
@Command(
        name = "up",
        description = {
            "Runs a synthesized template on this machine: PostgreSQL, the monolith, the functions and the load"
                    + " balancer. Stops with Ctrl-C.",
            "Prints 'banyan: ready' once all parts answer."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private final UpOptions options = new UpOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = ConsoleFactory.system(output);
        SynthesizedSystem template = SystemOptions.read(options.template, options.parameters);
        template.unsupported().forEach(part -> console.warn("  not supported here: " + part));
        RouteWarnings.of(template.routing()).texts().forEach(text -> console.warn("  warning: " + text));
        try (StateFolder state = StateFolder.hold(options.state)) {
            LocalSystem system = new LocalSystem(template, options, state, console);
            Foreground.run(system, () -> new ReadyReport(template, options, system).write(console));
        }
        return ExitCode.DONE.number();
    }
}
