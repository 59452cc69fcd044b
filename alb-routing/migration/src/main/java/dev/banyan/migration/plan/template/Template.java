package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A CloudFormation template in JSON with the parameters of its stack. Immutable. */
public final class Template {

    private static final String SUFFIX = ".template.json";

    private final JsonNode tree;
    private final Values values;

    private Template(JsonNode tree, Map<String, String> parameters, StackResources resources) {
        this.tree = tree;
        this.values = new Values(tree, Map.copyOf(parameters), resources);
    }

    /**
     * Reads a template file, or the only template of a folder such as {@code cdk.out}.
     *
     * @param path the file or folder
     * @param parameters the values of the stack's parameters, as far as they are not the defaults
     * @param resources the stack's resources, as far as known
     * @throws TemplateException if there is none, or a folder has several
     */
    public static Template read(Path path, Map<String, String> parameters, StackResources resources) {
        return of(JsonFiles.read("template", Files.isDirectory(path) ? only(path) : path), parameters, resources);
    }

    /** Returns a template of its JSON. */
    public static Template of(JsonNode tree, Map<String, String> parameters, StackResources resources) {
        if (!tree.path("Resources").isObject()) {
            throw new TemplateException("template: no Resources (expected: a CloudFormation template in JSON)");
        }
        return new Template(tree, parameters, resources);
    }

    private static Path only(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> templates = files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
            if (templates.size() != 1) {
                throw new TemplateException("template: " + folder + " holds " + templates.size() + " files *" + SUFFIX
                        + " (expected: one; name the file of the stack)");
            }
            return templates.get(0);
        } catch (IOException e) {
            throw new TemplateException("template: " + folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Returns a template without any resource: what there is before the first deploy. */
    public static Template empty() {
        return of(
                JsonNodeFactory.instance.objectNode().set("Resources", JsonNodeFactory.instance.objectNode()),
                Map.of(),
                StackResources.UNKNOWN);
    }

    /** Returns the rules that are there, or may be, by logical id. */
    public Map<String, TemplateRule> rules() {
        Map<String, TemplateRule> rules = new LinkedHashMap<>();
        tree.path("Resources")
                .properties()
                .forEach(resource -> TemplateRule.Kind.of(
                                resource.getValue().path("Type").asText())
                        .map(kind -> rule(resource.getKey(), kind, resource.getValue()))
                        .filter(rule -> rule.presence().orElse(true))
                        .ifPresent(rule -> rules.put(resource.getKey(), rule)));
        return rules;
    }

    private TemplateRule rule(String logicalId, TemplateRule.Kind kind, JsonNode resource) {
        JsonNode text = resource.path("Properties");
        return new TemplateRule(logicalId, kind, values.resolve(text), text, presence(resource), isRetained(resource));
    }

    private Optional<Boolean> presence(JsonNode resource) {
        return resource.has("Condition")
                ? values.holds(resource.path("Condition").asText())
                : Optional.of(true);
    }

    private static boolean isRetained(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().startsWith("Retain");
    }

    /** Returns a resource's type, empty where there is none of the name. */
    public String type(String logicalId) {
        return tree.path("Resources").path(logicalId).path("Type").asText();
    }

    /** Returns a resource's properties, worked out as far as possible. */
    public JsonNode properties(String logicalId) {
        return values.resolve(tree.path("Resources").path(logicalId).path("Properties"));
    }

    /** Returns the logical ids of the resources of a type, in order. */
    public List<String> ofType(String type) {
        List<String> names = new ArrayList<>();
        tree.path("Resources").properties().forEach(resource -> {
            if (resource.getValue().path("Type").asText().equals(type)) {
                names.add(resource.getKey());
            }
        });
        return names;
    }

    /** Returns the logical ids that a text of this template refers to. */
    public List<String> references(JsonNode text) {
        List<String> names = new ArrayList<>();
        text.findValues("Ref").forEach(name -> names.add(name.asText()));
        text.findValues("Fn::GetAtt")
                .forEach(name -> names.add(
                        name.isArray() ? name.path(0).asText() : name.asText().split("\\.", 2)[0]));
        return names.stream()
                .filter(name -> tree.path("Resources").has(name))
                .distinct()
                .toList();
    }
}
