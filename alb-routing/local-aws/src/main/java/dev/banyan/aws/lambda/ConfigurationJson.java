package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Writes the configuration of a version. */
final class ConfigurationJson {

    private ConfigurationJson() {}

    /** @param qualifier what the ARN ends in, or null for the function's own ARN */
    static ObjectNode write(LambdaFunction function, FunctionVersion version, @Nullable String qualifier) {
        FunctionSettings settings = version.settings();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("FunctionName", function.name())
                .put("FunctionArn", qualifier == null ? function.arn() : function.arn() + ":" + qualifier)
                .put("Runtime", settings.runtime())
                .put("Role", settings.role())
                .put("Handler", settings.handler())
                .put("CodeSize", version.code().size())
                .put("Description", settings.description())
                .put("Timeout", settings.timeout())
                .put("MemorySize", settings.memorySize())
                .put("LastModified", version.modified())
                .put("CodeSha256", version.code().hash())
                .put("Version", version.version())
                .put("RevisionId", version.revision())
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful")
                .put("PackageType", "Zip");
        if (!settings.environment().isEmpty()) {
            ObjectNode variables = json.putObject("Environment").putObject("Variables");
            settings.environment().forEach(variables::put);
        }
        addFacts(json, function.name(), settings);
        return json;
    }

    private static void addFacts(ObjectNode json, String name, FunctionSettings settings) {
        json.putObject("TracingConfig").put("Mode", "PassThrough");
        json.putArray("Architectures").add("x86_64");
        json.putObject("EphemeralStorage").put("Size", 512);
        json.putObject("SnapStart").put("ApplyOn", "None").put("OptimizationStatus", "Off");
        json.putObject("LoggingConfig").put("LogFormat", "Text").put("LogGroup", "/aws/lambda/" + name);
        settings.facts().forEach((member, told) -> {
            if (told instanceof ObjectNode structure && json.get(member) instanceof ObjectNode known) {
                known.setAll(structure.deepCopy());
            } else {
                json.set(member, told.<JsonNode>deepCopy());
            }
        });
    }
}
