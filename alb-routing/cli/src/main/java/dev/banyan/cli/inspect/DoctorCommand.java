package dev.banyan.cli.inspect;

import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.cli.console.ConsoleFactory;
import dev.banyan.cli.console.OutputOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what is missing on this machine, and how to get it. */
@Command(
        name = "doctor",
        description = "Says what is missing on this machine.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DoctorCommand implements Callable<Integer> {

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "The folder of the synthesized template (default: the app's own).")
    private Path template = DefaultTemplate.folder();

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            description = "The port to look at (default: ${DEFAULT-VALUE}).")
    private int httpPort = 8080;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Console console = ConsoleFactory.system(output);
        List<Finding> findings = new MachineChecks(template, httpPort).run();
        if (console.json()) {
            console.value(findings);
        } else {
            findings.forEach(finding -> console.line(line(console, finding)));
        }
        boolean missing = findings.stream().anyMatch(finding -> finding.level() == Finding.Level.MISSING);
        return (missing ? ExitCode.INPUT : ExitCode.DONE).number();
    }

    private static String line(Console console, Finding finding) {
        String mark = switch (finding.level()) {
            case FOUND -> console.good("ok      ");
            case OPTIONAL -> "optional";
            case MISSING -> console.bad("missing ");
        };
        String advice = finding.advice().isEmpty() ? "" : " - " + finding.advice();
        return "  " + mark + "  " + finding.subject() + ": " + finding.found() + advice;
    }
}
