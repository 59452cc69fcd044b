package dev.banyan.cdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.assertions.Template;

/** A template to look into; what is missing reads as a missing node. */
public record TemplateTree(JsonNode root) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static TemplateTree of(Template template) {
        return new TemplateTree(JSON.valueToTree(template.toJSON()));
    }

    public static TemplateTree read(Path file) {
        try {
            return new TemplateTree(JSON.readTree(file.toFile()));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** The logical ids of all resources of a type. */
    public List<String> ids(String type) {
        return resources()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    public List<JsonNode> all(String type) {
        return ids(type).stream().map(this::resource).toList();
    }

    public JsonNode first(String type) {
        return all(type).get(0);
    }

    public JsonNode resource(String id) {
        return root.path("Resources").path(id);
    }

    public Stream<Map.Entry<String, JsonNode>> resources() {
        return root.path("Resources").properties().stream();
    }

    public static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
