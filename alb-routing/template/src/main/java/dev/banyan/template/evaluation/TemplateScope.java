package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The scope of a whole template. */
public final class TemplateScope implements Scope {

    private final JsonNode template;
    private final Stack stack;
    private final Parameters parameters;
    private final Conditions conditions;
    private final ResourceValues resources;

    private TemplateScope(
            JsonNode template, Stack stack, Parameters parameters, Conditions conditions, ResourceValues resources) {
        this.template = template;
        this.stack = stack;
        this.parameters = parameters;
        this.conditions = conditions;
        this.resources = resources;
    }

    /** Makes a scope without resources, which is all that conditions may refer to. */
    public static TemplateScope of(JsonNode template, Stack stack, Parameters parameters) {
        Conditions conditions = new Conditions(template.path("Conditions"));
        return new TemplateScope(template, stack, parameters, conditions, ResourceValues.none());
    }

    /** Returns this scope with resources. */
    public TemplateScope with(ResourceValues newResources) {
        return new TemplateScope(template, stack, parameters, conditions, newResources);
    }

    /** Returns whether a parameter, a pseudo parameter or a resource has this name. */
    public boolean has(String name) {
        return parameters.has(name) || stack.pseudoParameter(name) != null || resources.has(name);
    }

    @Override
    public JsonNode reference(String name, String path) {
        JsonNode pseudo = stack.pseudoParameter(name);
        if (pseudo != null) {
            return pseudo;
        }
        if (parameters.has(name)) {
            return parameters.value(name, path);
        }
        requireResource(name, name, path);
        return TextNode.valueOf(resources.reference(name, path));
    }

    @Override
    public JsonNode attribute(String resource, String attribute, String path) {
        requireResource(resource, resource + "." + attribute, path);
        return TextNode.valueOf(resources.attribute(resource, attribute, path));
    }

    private void requireResource(String name, String asked, String path) {
        if (resources.has(name)) {
            return;
        }
        boolean dropped = template.path("Resources").has(name);
        throw EvaluationException.of(
                path, asked, dropped ? "a resource whose condition holds" : "a parameter or resource of the template");
    }

    @Override
    public boolean condition(String name, String path) {
        return conditions.holds(name, path, with(ResourceValues.none()));
    }

    @Override
    public JsonNode mapping(String map, String topKey, String secondKey, String path) {
        JsonNode value = template.path("Mappings").path(map).path(topKey).path(secondKey);
        if (value.isMissingNode()) {
            throw EvaluationException.of(path, map + "." + topKey + "." + secondKey, "a value of Mappings");
        }
        return value;
    }
}
