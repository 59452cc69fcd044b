package dev.banyan.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads JSON strictly: no key twice, nothing behind the end. */
final class JsonFile {

    static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /** @throws TemplateException if the file cannot be read or does not hold an object */
    static JsonNode read(Path file) {
        JsonNode root = parse(file);
        if (!root.isObject()) {
            throw new TemplateException(file + ": " + root.getNodeType() + " (expected: a JSON object)");
        }
        return root;
    }

    private static JsonNode parse(Path file) {
        try {
            return MAPPER.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new TemplateException(file + ": " + e.getOriginalMessage() + where + " (expected: JSON)", e);
        } catch (IOException e) {
            throw new TemplateException(file + ": " + e + " (expected: a readable file)", e);
        }
    }

    /** Returns a text parsed as a JSON object, or null if it is none. The text is in no message: it may be secret. */
    static @Nullable JsonNode parseObject(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isObject() ? node : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
