package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of a template.
 *
 * @param name the function's name
 * @param arn the unqualified ARN
 * @param code a zip archive or a folder
 * @param handler {@code package.Class::method} or {@code package.Class}
 * @param runtime the runtime, such as {@code java21}
 * @param environment its variables, resolved for this machine; their values may differ from run to run
 * @param memoryMegabytes the memory size
 * @param timeout the longest time of an invocation
 * @param reservedConcurrency how many invocations may run at once, or null where nothing is reserved
 * @param versions the numbers of the versions that the template publishes; all run the same code
 * @param aliases version numbers by alias
 * @param permissions its resource policy
 * @param fingerprint differs whenever the template says something else of the function, its code included
 */
public record FunctionSeed(
        String name,
        Arn arn,
        Path code,
        String handler,
        String runtime,
        Map<String, String> environment,
        int memoryMegabytes,
        Duration timeout,
        @Nullable Integer reservedConcurrency,
        List<String> versions,
        Map<String, String> aliases,
        List<SeedPermission> permissions,
        String fingerprint) {

    /**
     * A statement of the template's policy.
     *
     * @param qualifier the version or alias it is given for, or null for the unqualified function
     * @param action the action, such as {@code lambda:InvokeFunction}
     * @param principal the service or account
     * @param sourceArn the pattern of the sources allowed, or null for any
     */
    public record SeedPermission(
            @Nullable String qualifier,
            String action,
            String principal,
            @Nullable String sourceArn) {}

    /** Copies the parts. */
    public FunctionSeed {
        environment = Map.copyOf(environment);
        versions = List.copyOf(versions);
        aliases = Map.copyOf(aliases);
        permissions = List.copyOf(permissions);
    }
}
