package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.Routing;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.util.List;

/** Names resources of types that are not read, so that nothing is left out silently. */
final class UnsupportedParts {

    private final Reading reading;

    UnsupportedParts(Reading reading) {
        this.reading = reading;
    }

    void name(JsonNode template, Routing routing, List<FunctionDefinition> functions) {
        if (template.has("Transform")) {
            reading.problems()
                    .add("Transform: " + template.path("Transform") + " (expected: a template without macros)");
        }
        for (TemplateResource resource : reading.template().resources().values()) {
            nameType(resource);
        }
        for (TargetGroup group : routing.targetGroups().values()) {
            group.targets().forEach(target -> nameTarget(group, target, functions));
        }
    }

    private void nameType(TemplateResource resource) {
        if (resource.type().equals(ResourceTypes.LISTENER_CERTIFICATE)) {
            reading.unsupported(resource, resource.type(), "the listener answers with one local certificate only");
        } else if (!ResourceTypes.isKnown(resource.type())) {
            boolean routing = ResourceTypes.affectsRouting(resource.type());
            String meaning = routing ? "requests are answered as if it were not there" : "is not part of a local run";
            reading.unsupported(resource, resource.type(), meaning);
        }
    }

    private void nameTarget(TargetGroup group, Target target, List<FunctionDefinition> functions) {
        if (target instanceof Target.Lambda lambda
                && functions.stream().noneMatch(function -> function.answersTo(lambda.function()))) {
            reading.unsupportedTarget(
                    group,
                    lambda.function() + " is no function of the template that runs here;"
                            + " the load balancer answers 502");
        }
    }
}
