package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.template.evaluation.DynamicReferences.SecretReference;
import dev.banyan.template.evaluation.EvaluationException;
import java.util.List;

/** The secrets of a template, and how references to them get their values. Immutable. */
final class Secrets {

    private final List<SecretDefinition> definitions;

    Secrets(List<SecretDefinition> definitions) {
        this.definitions = List.copyOf(definitions);
    }

    List<SecretDefinition> definitions() {
        return definitions;
    }

    /** @throws EvaluationException if the template makes no such secret */
    SecretDefinition require(SecretReference reference, String path) {
        return definitions.stream()
                .filter(one -> one.arn().value().equals(reference.secret())
                        || one.name().equals(reference.secret()))
                .findFirst()
                .orElseThrow(
                        () -> EvaluationException.of(path, reference.secret(), "a secret that the template makes"));
    }

    /** @throws EvaluationException if the machine has no such value */
    String value(SecretReference reference, String path, LocalValues values) {
        SecretDefinition definition = require(reference, path);
        String text = values.secret(definition);
        if (text == null) {
            throw EvaluationException.of(path, definition.logicalId(), "a secret whose value is known on this machine");
        }
        String key = reference.key();
        if (key == null) {
            return text;
        }
        JsonNode document = JsonFile.parseObject(text);
        if (document == null || !document.path(key).isValueNode()) {
            throw EvaluationException.of(path, definition.logicalId(), "a secret that is a JSON object with " + key);
        }
        return document.path(key).asText();
    }
}
