package dev.banyan.aws.lambda;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * What runs under one version of a function.
 *
 * @param version {@code $LATEST} or a number
 * @param code a zip archive or a folder, laid out as {@code /var/task} is
 * @param codeHash differs whenever the code does, even where it lies in the same place
 * @param handler {@code package.Class::method} or {@code package.Class}
 * @param environment the function's own variables
 * @param memoryMegabytes the memory size
 * @param timeout the longest time of an invocation
 */
public record HostedVersion(
        String version,
        Path code,
        String codeHash,
        String handler,
        Map<String, String> environment,
        int memoryMegabytes,
        Duration timeout) {

    /** Copies the variables. */
    public HostedVersion {
        environment = Map.copyOf(environment);
    }
}
