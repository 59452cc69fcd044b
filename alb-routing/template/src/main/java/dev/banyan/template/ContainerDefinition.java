package dev.banyan.template;

import dev.banyan.model.Arn;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A service behind ip target groups whose metadata says how its process is started locally. Immutable.
 *
 * @param logicalId the service's name in the template
 * @param name the name in the metadata, for people and options
 * @param containerName the container's name in the task definition
 * @param jar the absolute path of the archive to run; whether it exists is not checked, because a
 *     process that a user runs needs none
 * @param jvmOptions options of the JVM
 * @param environment the container's environment and secrets
 * @param localEnvironment the environment that the metadata adds; {@code {port}} stands for the port
 * @param targetGroups the groups that the process serves
 * @param healthCheckPath the health check path of its first group, to ask for readiness
 * @param desiredCount how many tasks the service asks for
 */
public record ContainerDefinition(
        String logicalId,
        String name,
        String containerName,
        Path jar,
        List<String> jvmOptions,
        Environment environment,
        Map<String, String> localEnvironment,
        List<Registration> targetGroups,
        @Nullable String healthCheckPath,
        int desiredCount) {

    /**
     * A target group that the process serves.
     *
     * @param targetGroup the group
     * @param containerPort the port inside the container; a local process has one of its own
     */
    public record Registration(Arn targetGroup, int containerPort) {}

    /** Copies the parts. */
    public ContainerDefinition {
        jvmOptions = List.copyOf(jvmOptions);
        localEnvironment = Map.copyOf(localEnvironment);
        targetGroups = List.copyOf(targetGroups);
    }

    /**
     * Returns the whole environment of a local process: the container's, then the metadata's.
     *
     * @param values what only this machine knows
     * @param port the port that the process is to listen on
     * @throws TemplateException if a value is missing
     */
    public Map<String, String> resolveEnvironment(LocalValues values, int port) {
        Map<String, String> resolved = new LinkedHashMap<>(environment.resolve(values));
        localEnvironment.forEach((name, value) -> resolved.put(name, value.replace("{port}", Integer.toString(port))));
        return resolved;
    }
}
