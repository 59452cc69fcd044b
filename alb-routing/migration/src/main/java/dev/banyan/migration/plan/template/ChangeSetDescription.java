package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change set as {@code aws cloudformation describe-change-set} describes it.
 *
 * @param stack the stack's name
 * @param createdAt when it was made, as the answer has it
 * @param changes the changes of resources
 */
public record ChangeSetDescription(String stack, String createdAt, List<Change> changes) {

    /**
     * A change of a resource.
     *
     * @param logicalId the resource's name in the template
     * @param resourceType its type
     * @param physicalId its physical id, where it has one
     * @param action such as {@code Modify}
     * @param replacement {@code True}, {@code False}, {@code Conditional} or empty
     * @param policy what becomes of a resource that is removed, such as {@code Retain}
     * @param before its properties before, where the change set tells them
     * @param after its properties after, likewise
     * @param properties the names of the properties that change
     */
    public record Change(
            String logicalId,
            String resourceType,
            Optional<String> physicalId,
            String action,
            String replacement,
            String policy,
            Optional<JsonNode> before,
            Optional<JsonNode> after,
            List<String> properties) {

        /** Copies the list. */
        public Change {
            properties = List.copyOf(properties);
        }
    }

    /** Copies the list. */
    public ChangeSetDescription {
        changes = List.copyOf(changes);
    }

    /**
     * Reads a description.
     *
     * @throws TemplateException if the file is none, or holds only the first page of one
     */
    public static ChangeSetDescription read(Path file) {
        JsonNode tree = JsonFiles.read("change set", file);
        if (!tree.path("Changes").isArray()) {
            throw new TemplateException("change set: " + file
                    + " (expected: the answer of aws cloudformation describe-change-set --include-property-values)");
        }
        if (tree.hasNonNull("NextToken")) {
            throw new TemplateException("change set: " + file + " is one page of several (expected: all of them)");
        }
        List<Change> changes = new ArrayList<>();
        tree.path("Changes").forEach(change -> changes.add(change(change.path("ResourceChange"))));
        return new ChangeSetDescription(
                tree.path("StackName").asText(), tree.path("CreationTime").asText(), changes);
    }

    private static Change change(JsonNode change) {
        return new Change(
                change.path("LogicalResourceId").asText(),
                change.path("ResourceType").asText(),
                Optional.of(change.path("PhysicalResourceId"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                change.path("Action").asText(),
                change.path("Replacement").asText(),
                change.path("PolicyAction").asText(),
                context(change.path("BeforeContext")),
                context(change.path("AfterContext")),
                names(change.path("Details")));
    }

    private static Optional<JsonNode> context(JsonNode text) {
        return text.isTextual()
                ? Optional.of(JsonFiles.parse("change set", text.asText()).path("Properties"))
                : Optional.empty();
    }

    private static List<String> names(JsonNode details) {
        List<String> names = new ArrayList<>();
        details.forEach(detail -> names.add(detail.path("Target").path("Name").asText()));
        return names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    }
}
