package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A version as it was asked for.
 *
 * @param qualifier the version or alias that was named, or null
 */
record FoundVersion(
        LambdaFunction function,
        FunctionVersion version,
        @Nullable String qualifier) {

    /** Finds what a name stands for. */
    static FoundVersion of(LambdaStore store, FunctionName name) {
        LambdaFunction function = store.functions().get(name.unqualified());
        String qualifier = name.qualifier();
        if (function == null) {
            throw Refusals.notFound("Function not found: " + name.qualified());
        }
        if (qualifier == null) {
            return new FoundVersion(function, function.latest(), null);
        }
        FunctionAlias alias = function.aliases().get(qualifier);
        String number = alias == null ? qualifier : alias.version();
        FunctionVersion version = function.version(number)
                .orElseThrow(() -> Refusals.notFound("Function not found: " + name.qualified()));
        return new FoundVersion(function, version, qualifier);
    }

    ObjectNode json() {
        return ConfigurationJson.write(function, version, qualifier);
    }
}
