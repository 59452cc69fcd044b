package dev.banyan.aws.lambda;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a function's variables. */
final class EnvironmentParser {

    private static final int MAXIMUM_BYTES = 4096;
    private static final String NAME = "[a-zA-Z]([a-zA-Z0-9_])+";
    private static final String UNABLE =
            "Lambda was unable to configure your environment variables because the environment variables you have provided ";

    private static final Set<String> RESERVED = Set.of(
            "_HANDLER",
            "_X_AMZN_TRACE_ID",
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT");

    private EnvironmentParser() {}

    /** Returns the variables, or null where the request does not name them. */
    static @Nullable SortedMap<String, String> parse(Document request) {
        Document environment = request.structure("Environment");
        if (environment == null) {
            return null;
        }
        SortedMap<String, String> variables = environment.texts("Variables");
        environment.refuseUnread();
        if (variables == null) {
            return Collections.emptySortedMap();
        }
        check(variables);
        return variables;
    }

    private static void check(SortedMap<String, String> variables) {
        Set<String> reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw Refusals.invalid(UNABLE
                    + "contains reserved keys that are currently not supported for modification. Reserved keys used in"
                    + " this request: " + String.join(", ", reserved));
        }
        int size = 0;
        for (var variable : variables.entrySet()) {
            if (!variable.getKey().matches(NAME)) {
                throw Refusals.constraint(
                        "'" + variables.keySet() + "'",
                        "environment.variables",
                        "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: " + NAME
                                + "]");
            }
            size += variable.getKey().length() + variable.getValue().length();
        }
        if (size > MAXIMUM_BYTES) {
            throw Refusals.invalid(UNABLE + "exceeded the 4KB limit. Bytes measured: " + size);
        }
    }
}
