package dev.banyan.template;

import dev.banyan.template.evaluation.Evaluator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ARNs and attributes of functions, versions and aliases. */
final class LambdaNames {

    private final StackTemplate template;
    private final Evaluator evaluator;
    private final ResourceNames names;

    LambdaNames(StackTemplate template, Evaluator evaluator, ResourceNames names) {
        this.template = template;
        this.evaluator = evaluator;
        this.names = names;
    }

    String arn(TemplateResource resource) {
        return switch (resource.type()) {
            case ResourceTypes.FUNCTION -> functionArn(names.of(resource));
            case ResourceTypes.VERSION -> functionOf(resource) + ":" + versionNumber(resource);
            default ->
                functionOf(resource) + ":"
                        + resource.property("Name", evaluator).text();
        };
    }

    @Nullable
    String attribute(TemplateResource resource, String attribute) {
        return switch (attribute) {
            case "Arn", "AliasArn", "FunctionArn" -> arn(resource);
            case "Version" -> versionNumber(resource);
            default -> null;
        };
    }

    /** Returns the unqualified ARN of the function that a version, alias or permission belongs to. */
    String functionOf(TemplateResource resource) {
        String name = resource.property("FunctionName", evaluator).text();
        String[] parts = name.split(":", -1);
        return parts.length >= 7 ? functionArn(parts[6]) : functionArn(parts[0]);
    }

    /** Returns the version or alias that a permission is given for, or null for the function itself. */
    @Nullable
    String qualifierOf(TemplateResource resource) {
        String[] parts = resource.property("FunctionName", evaluator).text().split(":", -1);
        return parts.length == 8 ? parts[7] : null;
    }

    /** A new stack publishes versions from 1 on. */
    private String versionNumber(TemplateResource version) {
        String function = functionOf(version);
        List<TemplateResource> versions = template.resources(ResourceTypes.VERSION).stream()
                .filter(other -> functionOf(other).equals(function))
                .toList();
        return Integer.toString(versions.indexOf(version) + 1);
    }

    private String functionArn(String name) {
        return template.stack().arn("lambda", "function:" + name);
    }
}
