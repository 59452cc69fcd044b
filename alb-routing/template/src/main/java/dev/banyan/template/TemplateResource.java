package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.template.evaluation.Evaluator;
import dev.banyan.template.evaluation.Value;

/**
 * A resource of the template whose condition holds.
 *
 * @param logicalId its name in the template
 * @param type its type, such as {@code AWS::Lambda::Function}
 * @param declaration all that stands under its name
 */
record TemplateResource(String logicalId, String type, JsonNode declaration) {

    JsonNode properties() {
        return declaration.path("Properties");
    }

    /** Returns a property as it stands in the template. */
    JsonNode raw(String property) {
        return properties().path(property);
    }

    /** Returns a property's value. */
    Value property(String property, Evaluator evaluator) {
        return values(evaluator).get(property);
    }

    /** Returns the properties, each evaluated when it is asked for. */
    Value values(Evaluator evaluator) {
        return new Value(properties(), logicalId, evaluator);
    }

    /** Returns an entry of the resource's metadata. */
    Value metadata(String key, Evaluator evaluator) {
        String path = logicalId + ".Metadata." + key;
        return new Value(evaluator.evaluate(declaration.path("Metadata").path(key), path), path);
    }
}
