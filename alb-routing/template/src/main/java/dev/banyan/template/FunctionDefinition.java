package dev.banyan.template;

import dev.banyan.model.Arn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Lambda function. Immutable.
 *
 * @param logicalId the resource's name in the template
 * @param name the function's name
 * @param arn the unqualified ARN
 * @param archive the absolute path of its code, a zip or a folder that exists
 * @param handler the handler, {@code package.Class::method}
 * @param runtime the runtime, such as {@code java25}
 * @param memoryMegabytes memory in MB
 * @param timeout how long an invocation may take
 * @param environment its variables
 * @param reservedConcurrency how many invocations may run at once, or null where nothing is reserved
 * @param snapStart whether published versions start from a snapshot
 * @param versions the numbers of published versions
 * @param aliases version numbers by alias
 * @param permissions its resource policy
 */
public record FunctionDefinition(
        String logicalId,
        String name,
        Arn arn,
        Path archive,
        String handler,
        String runtime,
        int memoryMegabytes,
        Duration timeout,
        Environment environment,
        @Nullable Integer reservedConcurrency,
        boolean snapStart,
        List<String> versions,
        Map<String, String> aliases,
        List<FunctionPermission> permissions) {

    /** The version of an unqualified invocation. */
    public static final String LATEST = "$LATEST";

    /** Copies the parts. */
    public FunctionDefinition {
        versions = List.copyOf(versions);
        aliases = Map.copyOf(aliases);
        permissions = List.copyOf(permissions);
    }

    /** Returns whether an ARN names this function, a version or an alias of it. */
    public boolean answersTo(Arn function) {
        return versionOf(function) != null;
    }

    /**
     * Returns the version that an ARN stands for.
     *
     * @param function the unqualified ARN or one that ends in a version or an alias
     * @return {@value #LATEST} or a version number; null where the ARN names none of this function
     */
    public @Nullable String versionOf(Arn function) {
        if (function.equals(arn)) {
            return LATEST;
        }
        String prefix = arn.value() + ":";
        if (!function.value().startsWith(prefix)) {
            return null;
        }
        String qualifier = function.value().substring(prefix.length());
        boolean version = qualifier.equals(LATEST) || versions.contains(qualifier);
        return version ? qualifier : aliases.get(qualifier);
    }
}
