package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads settings that change nothing on this machine and are told again as they came. */
final class FactsParser {

    private static final Map<String, Set<String>> CHOICES = Map.of(
            "TracingConfig.Mode", Set.of("Active", "PassThrough"),
            "SnapStart.ApplyOn", Set.of("None", "PublishedVersions"),
            "LoggingConfig.LogFormat", Set.of("JSON", "Text"));

    private static final Set<String> STRUCTURES =
            new TreeSet<>(Set.of("EphemeralStorage", "LoggingConfig", "SnapStart", "TracingConfig", "VpcConfig"));

    private final Document request;
    private final SortedMap<String, JsonNode> facts;

    private FactsParser(Document request, SortedMap<String, JsonNode> known) {
        this.request = request;
        this.facts = new TreeMap<>(known);
    }

    /** Returns the known settings with those that the request names. */
    static SortedMap<String, JsonNode> parse(Document request, SortedMap<String, JsonNode> known) {
        FactsParser parser = new FactsParser(request, known);
        STRUCTURES.forEach(parser::structure);
        parser.keyArn();
        return parser.facts;
    }

    /** Returns the known settings with the architecture that the request names. */
    static SortedMap<String, JsonNode> architectures(Document request, SortedMap<String, JsonNode> known) {
        SortedMap<String, JsonNode> facts = new TreeMap<>(known);
        JsonNode value = request.node("Architectures");
        if (value != null) {
            boolean one = value.isArray()
                    && value.size() == 1
                    && value.get(0).asText().matches("x86_64|arm64");
            if (!one) {
                throw Refusals.constraint(
                        "'" + value + "'", "architectures", "Member must satisfy enum value set: [x86_64, arm64]");
            }
            facts.put("Architectures", value.deepCopy());
        }
        return facts;
    }

    private void structure(String name) {
        Document structure = request.structure(name);
        if (structure == null) {
            return;
        }
        structure.members().forEach((member, value) -> {
            Set<String> choices = CHOICES.get(name + "." + member);
            if (choices != null) {
                structure.choice(member, choices);
            }
        });
        if (name.equals("EphemeralStorage")) {
            structure.integer("Size", 512, 10_240);
        }
        JsonNode node = request.node(name);
        boolean empty = structure.members().values().stream()
                .allMatch(value -> value.isNull() || (value.isContainerNode() && value.isEmpty()));
        if (node == null || empty) {
            facts.remove(name);
        } else {
            facts.put(name, node.deepCopy());
        }
    }

    private void keyArn() {
        String key = request.text("KMSKeyArn");
        if (key != null && key.isEmpty()) {
            facts.remove("KMSKeyArn");
        } else if (key != null) {
            facts.put("KMSKeyArn", com.fasterxml.jackson.databind.node.TextNode.valueOf(key));
        }
    }
}
