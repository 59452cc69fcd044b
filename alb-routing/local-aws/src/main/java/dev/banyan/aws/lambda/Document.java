package dev.banyan.aws.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.banyan.aws.wire.AwsException;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The JSON of a request; knows which of its members were read. Used by one thread. */
final class Document {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode node;
    private final Set<String> read = new HashSet<>();

    private Document(ObjectNode node) {
        this.node = node;
    }

    /** Reads a body; none is an empty document. */
    static Document parse(byte[] body) {
        if (body.length == 0) {
            return new Document(JSON.createObjectNode());
        }
        try {
            if (JSON.readTree(body) instanceof ObjectNode object) {
                return new Document(object);
            }
        } catch (JsonProcessingException e) {
            throw malformed("Could not parse request body into json: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw malformed("Could not parse request body into json");
        }
        throw malformed("Could not parse request body into json: expected an object");
    }

    private static AwsException malformed(String message) {
        return AwsException.of("InvalidRequestContentException", message);
    }

    boolean has(String name) {
        return node(name) != null;
    }

    /** Returns a member as it came, or null. */
    @Nullable
    JsonNode node(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable
    String text(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrongType(name, "a string");
        }
        return value.asText();
    }

    String requiredText(String name) {
        String value = text(name);
        if (value == null) {
            throw missing(name);
        }
        return value;
    }

    /** Returns a text that fits a pattern, or null. */
    @Nullable
    String text(String name, String pattern) {
        String value = text(name);
        if (value != null && !value.matches(pattern)) {
            throw Refusals.constraint(
                    "'" + value + "'", member(name), "Member must satisfy regular expression pattern: " + pattern);
        }
        return value;
    }

    /** Returns a text that is one of some, or null. */
    @Nullable
    String choice(String name, Set<String> values) {
        String value = text(name);
        if (value != null && !values.contains(value)) {
            throw Refusals.constraint(
                    "'" + value + "'", member(name), "Member must satisfy enum value set: " + new TreeSet<>(values));
        }
        return value;
    }

    boolean flag(String name) {
        JsonNode value = node(name);
        if (value != null && !value.isBoolean()) {
            throw wrongType(name, "a boolean");
        }
        return value != null && value.asBoolean();
    }

    @Nullable
    Integer integer(String name, int minimum, int maximum) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()) {
            throw wrongType(name, "an integer");
        }
        return bounded(value.asText(), member(name), minimum, maximum);
    }

    static int bounded(String value, String member, int minimum, int maximum) {
        if (!value.matches("-?[0-9]{1,18}")) {
            throw Refusals.constraint("'" + value + "'", member, "Member must be an integer");
        }
        long number = Long.parseLong(value);
        if (number < minimum) {
            throw Refusals.constraint(
                    "'" + value + "'", member, "Member must have value greater than or equal to " + minimum);
        }
        if (number > maximum) {
            throw Refusals.constraint(
                    "'" + value + "'", member, "Member must have value less than or equal to " + maximum);
        }
        return (int) number;
    }

    /** Returns a structure, or null. */
    @Nullable
    Document structure(String name) {
        JsonNode value = node(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ObjectNode object) {
            return new Document(object);
        }
        throw wrongType(name, "a structure");
    }

    /** Returns a map of texts, or null. */
    @Nullable
    SortedMap<String, String> texts(String name) {
        Document map = structure(name);
        if (map == null) {
            return null;
        }
        SortedMap<String, String> texts = new TreeMap<>();
        map.members().forEach((key, value) -> texts.put(key, map.requiredText(key)));
        return texts;
    }

    Map<String, JsonNode> members() {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return members;
    }

    /** Refuses members that no one has read and that say something. */
    void refuseUnread() {
        members().forEach((name, value) -> {
            boolean empty = value.isNull() || (value.isContainerNode() && value.isEmpty());
            if (!read.contains(name) && !empty) {
                throw Refusals.invalid(
                        name + ": " + value + " (expected: absent, since this endpoint does not have it)");
            }
        });
    }

    static AwsException missing(String name) {
        return Refusals.constraint("null", member(name), "Member must not be null");
    }

    private static AwsException wrongType(String name, String expected) {
        return new AwsException(400, "SerializationException", name + ": expected " + expected);
    }

    private static String member(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
