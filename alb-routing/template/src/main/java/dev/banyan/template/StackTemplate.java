package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Parameters;
import dev.banyan.template.evaluation.Stack;
import dev.banyan.template.evaluation.TemplateScope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template whose parameters and conditions are known. Not changed once made. */
final class StackTemplate {

    private final Stack stack;
    private final TemplateScope scope;
    private final Map<String, TemplateResource> resources = new LinkedHashMap<>();
    private final Set<String> dropped = new HashSet<>();

    private StackTemplate(Stack stack, TemplateScope scope) {
        this.stack = stack;
        this.scope = scope;
    }

    static StackTemplate of(JsonNode template, Stack stack, Parameters parameters, Problems problems) {
        StackTemplate made = new StackTemplate(stack, TemplateScope.of(template, stack, parameters));
        template.path("Resources")
                .properties()
                .forEach(entry -> problems.attempt(() -> made.add(entry.getKey(), entry.getValue())));
        return made;
    }

    /** Leaves out a resource whose condition does not hold, as CloudFormation does not make it. */
    private boolean add(String logicalId, JsonNode declaration) {
        JsonNode condition = declaration.path("Condition");
        if (condition.isTextual() && !scope.condition(condition.textValue(), logicalId + ".Condition")) {
            return dropped.add(logicalId);
        }
        resources.put(
                logicalId,
                new TemplateResource(logicalId, declaration.path("Type").asText(), declaration));
        return true;
    }

    Stack stack() {
        return stack;
    }

    TemplateScope scope() {
        return scope;
    }

    /** Returns the resources by name, in the order of the template. */
    Map<String, TemplateResource> resources() {
        return resources;
    }

    /** Returns whether the template holds a resource whose condition does not hold. */
    boolean isDropped(String logicalId) {
        return dropped.contains(logicalId);
    }

    List<TemplateResource> resources(String... types) {
        List<String> wanted = List.of(types);
        return resources.values().stream()
                .filter(resource -> wanted.contains(resource.type()))
                .toList();
    }

    /** Returns an evaluator that asks a machine for what only it knows. */
    Evaluator evaluator(LocalValues values) {
        return physical(values).evaluator();
    }

    PhysicalResources physical(LocalValues values) {
        return new PhysicalResources(this, values);
    }
}
