package dev.banyan.aws.lambda;

import dev.banyan.model.Arn;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function as it is to be run.
 *
 * @param name the function's name
 * @param arn the unqualified ARN
 * @param versions what runs under each version, {@code $LATEST} first
 * @param aliases for each alias the shares of its versions, which add up to 1
 * @param permissions who may invoke it besides the account itself
 * @param reservedConcurrency the most invocations at a time over all versions, or null where nothing is reserved
 */
public record HostedFunction(
        String name,
        Arn arn,
        List<HostedVersion> versions,
        Map<String, Map<String, Double>> aliases,
        List<HostedPermission> permissions,
        @Nullable Integer reservedConcurrency) {

    /** Copies the parts. */
    public HostedFunction {
        versions = List.copyOf(versions);
        aliases = Map.copyOf(aliases);
        permissions = List.copyOf(permissions);
    }
}
