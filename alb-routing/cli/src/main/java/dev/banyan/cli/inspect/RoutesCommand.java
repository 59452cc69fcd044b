package dev.banyan.cli.inspect;

import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import dev.banyan.template.SynthesizedSystem;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows every rule and where it sends a request. */
@Command(
        name = "routes",
        description = "Shows every rule and where it sends a request.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class RoutesCommand implements Callable<Integer> {

    @Mixin
    private final SystemOptions system = new SystemOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        SynthesizedSystem read = system.read();
        List<RouteRow> rows = RouteRow.of(read);
        if (console.json()) {
            console.value(rows);
        } else {
            RouteTable.lines(rows).forEach(console::line);
            RouteWarnings.of(read.routing()).texts().forEach(text -> console.warn("  warning: " + text));
        }
        return ExitCode.DONE.number();
    }
}
