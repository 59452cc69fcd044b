package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.process.ContainerCommand;
import dev.banyan.cli.process.ContainerProcess;
import dev.banyan.cli.state.StateFolder;
import dev.banyan.local.ContainerTargets;
import dev.banyan.model.Routing;
import dev.banyan.model.Target;
import dev.banyan.template.ContainerDefinition;
import dev.banyan.template.SynthesizedSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Starts what stands for the template's containers and registers it as targets. Used by one thread. */
final class ContainerSetup {

    private final List<ContainerDefinition> definitions;
    private final StateFolder state;
    private final Map<String, Target.Ip> targets;
    private final int started;

    /** @throws CommandException if a target that the user runs is not described right */
    ContainerSetup(SynthesizedSystem template, UpOptions options, StateFolder state) {
        this.definitions = template.containers();
        this.state = state;
        this.targets = new HashMap<>(TargetOverride.parse(options.targets, definitions));
        this.started = definitions.size() - targets.size();
    }

    /** Returns how many processes are to be started; the user runs the others. */
    int count() {
        return started;
    }

    /**
     * Starts the processes that the user does not run. They are not ready yet.
     *
     * @param values what the template's resources are on this machine
     * @param hold takes each process as soon as it runs
     */
    List<ContainerProcess> start(MachineValues values, Consumer<ContainerProcess> hold) {
        List<ContainerProcess> processes = new ArrayList<>();
        for (ContainerDefinition definition : definitions) {
            if (!targets.containsKey(definition.name())) {
                int port = freePort();
                ContainerProcess process =
                        ContainerProcess.start(command(definition, values, port), state.log(definition.name()));
                hold.accept(process);
                processes.add(process);
                targets.put(definition.name(), new Target.Ip("127.0.0.1", port));
            }
        }
        return processes;
    }

    /** Returns the template's routing with the processes as targets of their groups. */
    Routing register(SynthesizedSystem template) {
        return ContainerTargets.register(template, targets);
    }

    private ContainerCommand command(ContainerDefinition definition, MachineValues values, int port) {
        String health = definition.healthCheckPath();
        return new ContainerCommand(
                definition.name(),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                definition.jar(),
                state.subfolder("containers").resolve(definition.name()),
                definition.jvmOptions(),
                definition.resolveEnvironment(values, port),
                port,
                health == null ? "/" : health);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new CommandException(ExitCode.INPUT, "port: none free on loopback (expected: one)", e);
        }
    }
}
