package dev.banyan.migration.plan.template;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;

/** Reads files of JSON. */
final class JsonFiles {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonFiles() {}

    /** @throws TemplateException if the file cannot be read or is no JSON object */
    static JsonNode read(String name, Path file) {
        try {
            JsonNode tree = MAPPER.readTree(file.toFile());
            if (!tree.isObject()) {
                throw new TemplateException(name + ": " + file + " (expected: a JSON object)");
            }
            return tree;
        } catch (JacksonException e) {
            throw new TemplateException(name + ": " + file + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new TemplateException(name + ": " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** @throws TemplateException if the text is no JSON */
    static JsonNode parse(String name, String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new TemplateException(name + ": no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
