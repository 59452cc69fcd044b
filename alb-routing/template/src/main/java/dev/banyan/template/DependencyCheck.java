package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.References;
import dev.banyan.template.evaluation.TemplateScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds references to nothing and resources that depend on themselves, before anything is evaluated. */
final class DependencyCheck {

    private final StackTemplate template;
    private final TemplateScope scope;
    private final Problems problems;

    DependencyCheck(StackTemplate template, Problems problems) {
        this.template = template;
        this.scope = template.scope().with(template.physical(PhysicalResources.NOTHING_LOCAL));
        this.problems = problems;
    }

    void run() {
        Map<String, Set<String>> dependencies = new LinkedHashMap<>();
        for (TemplateResource resource : template.resources().values()) {
            Set<String> needed = new LinkedHashSet<>();
            resource.properties().properties().forEach(property -> needed.addAll(referencesOf(resource, property)));
            resource.declaration().path("DependsOn").forEach(one -> needed.add(one.asText()));
            needed.add(resource.declaration().path("DependsOn").asText());
            needed.retainAll(template.resources().keySet());
            dependencies.put(resource.logicalId(), needed);
        }
        reportCycle(dependencies);
    }

    private Set<String> referencesOf(TemplateResource resource, Map.Entry<String, JsonNode> property) {
        String path = resource.logicalId() + "." + property.getKey();
        Set<String> names = problems.attempt(() -> References.in(property.getValue(), scope, path))
                .orElse(Set.of());
        for (String name : names) {
            problems.attempt(() -> requireKnown(name, path));
        }
        return names;
    }

    private String requireKnown(String name, String path) {
        if (!scope.has(name)) {
            boolean dropped = template.isDropped(name);
            throw EvaluationException.of(
                    path,
                    name,
                    dropped ? "a resource whose condition holds" : "a parameter or resource of the template");
        }
        return name;
    }

    /** Takes away what needs nothing more until only cycles, and what needs them, are left. */
    private void reportCycle(Map<String, Set<String>> dependencies) {
        boolean changed = true;
        while (changed) {
            Set<String> free = new LinkedHashSet<>();
            dependencies.forEach((name, needed) -> {
                if (needed.isEmpty()) {
                    free.add(name);
                }
            });
            changed = !free.isEmpty();
            dependencies.keySet().removeAll(free);
            dependencies.values().forEach(needed -> needed.removeAll(free));
        }
        if (!dependencies.isEmpty()) {
            problems.add("Resources: " + cycle(dependencies) + " (expected: no resource that needs itself)");
        }
    }

    private static String cycle(Map<String, Set<String>> dependencies) {
        List<String> path = new ArrayList<>();
        String at = dependencies.keySet().iterator().next();
        while (!path.contains(at)) {
            path.add(at);
            at = dependencies.getOrDefault(at, Set.of(at)).iterator().next();
        }
        return String.join(" -> ", path.subList(path.indexOf(at), path.size())) + " -> " + at;
    }
}
