package dev.banyan.aws.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the lines of a journal come to. */
final class Entries {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, JsonNode>> spaces = new LinkedHashMap<>();

    /** Takes one line. */
    void apply(JsonNode line) {
        if (line.path("clear").asBoolean()) {
            spaces.clear();
            return;
        }
        Map<String, JsonNode> space =
                spaces.computeIfAbsent(line.path("space").asText(), name -> new LinkedHashMap<>());
        line.path("changes").properties().forEach(change -> {
            if (change.getValue().isNull()) {
                space.remove(change.getKey());
            } else {
                space.put(change.getKey(), change.getValue());
            }
        });
    }

    Map<String, JsonNode> copy(String space) {
        Map<String, JsonNode> copied = new LinkedHashMap<>();
        spaces.getOrDefault(space, Map.of()).forEach((key, value) -> copied.put(key, value.deepCopy()));
        return Collections.unmodifiableMap(copied);
    }

    /** Returns the fewest lines that come to the same. */
    List<ObjectNode> lines() {
        List<ObjectNode> lines = new ArrayList<>();
        spaces.forEach((space, values) -> values.forEach((key, value) -> {
            ObjectNode line = JSON.createObjectNode().put("space", space);
            line.putObject("changes").set(key, value);
            lines.add(line);
        }));
        return lines;
    }
}
