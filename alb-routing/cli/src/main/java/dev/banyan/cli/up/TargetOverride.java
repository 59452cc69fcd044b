package dev.banyan.cli.up;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.model.Target;
import dev.banyan.template.ContainerDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Processes that the user runs in the place of containers. */
final class TargetOverride {

    private static final Pattern ADDRESS =
            Pattern.compile("(?<host>[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):(?<port>\\d{1,5})");

    private TargetOverride() {}

    /**
     * Returns the target by the name of the container that it stands for.
     *
     * @throws CommandException if a name is no container's or an address is not one
     */
    static Map<String, Target.Ip> parse(Map<String, String> options, List<ContainerDefinition> containers) {
        List<String> names = containers.stream().map(ContainerDefinition::name).toList();
        Map<String, Target.Ip> targets = new HashMap<>();
        options.forEach((name, address) -> {
            if (!names.contains(name)) {
                throw new CommandException(
                        ExitCode.INPUT, "--target: " + name + " (expected: one of " + String.join(", ", names) + ")");
            }
            targets.put(name, target(name, address));
        });
        return targets;
    }

    private static Target.Ip target(String name, String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group("port"));
            if (port >= 1 && port <= 65_535) {
                return new Target.Ip(matcher.group("host"), port);
            }
        }
        throw new CommandException(
                ExitCode.INPUT, "--target: " + name + "=" + address + " (expected: " + name + "=HOST:PORT)");
    }
}
