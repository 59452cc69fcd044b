package dev.banyan.cli.alb;

import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.cli.endpoint.EndpointOptions;
import dev.banyan.cli.process.Foreground;
import dev.banyan.cli.state.StateFolder;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs an empty load balancer that the AWS endpoint alone drives, until it is told to stop. */
@Command(
        name = "alb",
        description = {
            "Runs an empty load balancer that AWS's own API drives: the aws command line, SDKs, Terraform."
                    + " A listener on port N binds 127.0.0.1:N. Stops with Ctrl-C; what the API was told comes back at"
                    + " the next start.",
            "Prints 'banyan: ready' once the endpoint answers."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AlbCommand implements Callable<Integer> {

    @Mixin
    private final EndpointOptions endpoint = new EndpointOptions();

    @Mixin
    private final AlbOptions options = new AlbOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Console console = ConsoleFactory.system(output);
        options.check();
        options.address();
        try (StateFolder state = StateFolder.hold(options.state)) {
            AlbSystem system = new AlbSystem(options, endpoint, state, console);
            Foreground.run(system, () -> new AlbReport(options, system).write(console));
        }
        return ExitCode.DONE.number();
    }
}
