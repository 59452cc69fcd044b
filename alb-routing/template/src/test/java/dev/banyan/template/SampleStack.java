package dev.banyan.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A small complete stack, and copies of it with changes. */
final class SampleStack {

    static final ObjectMapper MAPPER = new ObjectMapper();
    static final Path FOLDER = resource("base");

    private SampleStack() {}

    static SynthesizedSystem read(Map<String, String> parameters) {
        return TemplateReader.read(FOLDER, ReadOptions.defaults().withParameters(parameters));
    }

    /**
     * Reads the stack with changes.
     *
     * @param folder where the changed copy is written
     * @param changes new values by JSON pointer; null takes the member away
     */
    static SynthesizedSystem readChanged(Path folder, JsonNode changes) {
        try {
            JsonNode template =
                    MAPPER.readTree(FOLDER.resolve("Base.template.json").toFile());
            changes.properties().forEach(change -> apply(template, change.getKey(), change.getValue()));
            Files.writeString(folder.resolve("Base.template.json"), template.toString());
            Files.copy(FOLDER.resolve("Base.assets.json"), folder.resolve("Base.assets.json"));
            Files.copy(FOLDER.resolve("asset.orders.zip"), folder.resolve("asset.orders.zip"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return TemplateReader.read(folder.resolve("Base.template.json"), ReadOptions.defaults());
    }

    private static void apply(JsonNode template, String pointer, JsonNode value) {
        int slash = pointer.lastIndexOf('/');
        String member = pointer.substring(slash + 1).replace("~1", "/");
        JsonNode parent = template.at(pointer.substring(0, slash));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(member), value);
        } else if (parent instanceof ObjectNode object && value.isNull()) {
            object.remove(member);
        } else if (parent instanceof ObjectNode object) {
            object.set(member, value);
        } else {
            throw new IllegalArgumentException("pointer: " + pointer + " (expected: a place of the template)");
        }
    }

    static JsonNode json(String resource) {
        try {
            return MAPPER.readTree(resource(resource).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(SampleStack.class.getResource(name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
