package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which resource of a stack is which on AWS.
 *
 * @param physicalIds the physical id, an ARN for rules and target groups, by logical id
 */
public record StackResources(Map<String, String> physicalIds) {

    /** Nothing is known. */
    public static final StackResources UNKNOWN = new StackResources(Map.of());

    /** Copies the map. */
    public StackResources {
        physicalIds = Map.copyOf(physicalIds);
    }

    /**
     * Reads the answer of {@code aws cloudformation describe-stack-resources} or {@code list-stack-resources}.
     *
     * @throws TemplateException if the file is none
     */
    public static StackResources read(Path file) {
        JsonNode tree = JsonFiles.read("resources", file);
        JsonNode list = tree.has("StackResources") ? tree.path("StackResources") : tree.path("StackResourceSummaries");
        if (!list.isArray()) {
            throw new TemplateException(
                    "resources: " + file + " (expected: the answer of aws cloudformation describe-stack-resources)");
        }
        Map<String, String> ids = new HashMap<>();
        for (JsonNode resource : list) {
            if (resource.has("PhysicalResourceId")) {
                ids.put(
                        resource.path("LogicalResourceId").asText(),
                        resource.path("PhysicalResourceId").asText());
            }
        }
        return new StackResources(ids);
    }

    /** Returns a resource's physical id, empty where it is not known. */
    public Optional<String> physicalId(String logicalId) {
        return Optional.ofNullable(physicalIds.get(logicalId));
    }
}
