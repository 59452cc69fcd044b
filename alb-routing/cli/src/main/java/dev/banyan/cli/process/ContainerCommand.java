package dev.banyan.cli.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to start a container's JVM.
 *
 * @param name what it is called
 * @param java the java executable
 * @param jar the executable jar
 * @param cache where the jar is kept unpacked, for a faster start
 * @param jvmOptions options before {@code -jar}
 * @param environment its variables; of this process's own it gets only {@link #INHERITED}
 * @param port the port that it is told to listen on
 * @param healthPath what answers 200 once it is ready
 */
public record ContainerCommand(
        String name,
        Path java,
        Path jar,
        Path cache,
        List<String> jvmOptions,
        Map<String, String> environment,
        int port,
        String healthPath) {

    /** What a container may see of this machine. */
    static final Set<String> INHERITED = Set.of("PATH", "HOME", "LANG", "TMPDIR");

    /** Copies the collections. */
    public ContainerCommand {
        jvmOptions = List.copyOf(jvmOptions);
        environment = Map.copyOf(environment);
    }

    List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(java.toString());
        line.addAll(jvmOptions);
        line.addAll(new FastStart(cache, java).arguments(jar));
        return line;
    }
}
