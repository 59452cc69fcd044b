package dev.banyan.cli.inspect;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.state.OwnedProcess;
import dev.banyan.cli.state.RunningSystem;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.template.ReadOptions;
import dev.banyan.template.SynthesizedSystem;
import dev.banyan.template.TemplateException;
import dev.banyan.template.TemplateReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system a command looks at: the running one, or a template. */
public final class SystemOptions {

    @Option(
            names = "--template",
            paramLabel = "DIR",
            description = "The folder of a synthesized template (default: the running system's, else the app's).")
    private @Nullable Path template;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "A parameter of the template. Repeatable.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--state", paramLabel = "DIR", description = "The folder of the running system (default: .banyan).")
    private Path state = DefaultTemplate.home().resolve(".banyan");

    /** Returns the state folder, for reading. */
    StateFolder state() {
        return StateFolder.at(state);
    }

    /** Returns the system of a template that runs from the state folder, unless the user named a template. */
    Optional<RunningSystem> running() {
        return template == null
                ? state().running().filter(system -> system.template() != null && alive(system))
                : Optional.empty();
    }

    /**
     * Reads the template.
     *
     * @throws CommandException if it cannot be read
     */
    SynthesizedSystem read() {
        Optional<RunningSystem> running = running();
        Map<String, String> values =
                new LinkedHashMap<>(running.map(RunningSystem::parameters).orElse(Map.of()));
        values.putAll(parameters);
        return read(folder(running), values);
    }

    private Path folder(Optional<RunningSystem> running) {
        Path named = template;
        return named != null
                ? named
                : running.map(RunningSystem::template).map(Path::of).orElseGet(DefaultTemplate::folder);
    }

    /**
     * Reads a template for a command.
     *
     * @throws CommandException if it cannot be read, with a line for each problem
     */
    public static SynthesizedSystem read(Path template, Map<String, String> parameters) {
        try {
            return TemplateReader.read(template, ReadOptions.defaults().withParameters(parameters));
        } catch (TemplateException e) {
            throw new CommandException(
                    ExitCode.INPUT, e.getMessage() == null ? "template: unreadable" : e.getMessage(), e);
        }
    }

    private static boolean alive(RunningSystem system) {
        OwnedProcess process = system.process();
        return process.alive().isPresent();
    }
}
