package dev.banyan.aws.cloudwatch.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.Parameters;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the tree of a form's parameters such as {@code MetricData.member.1.Value}. */
final class FormTree {

    /** The deepest member, a dimension of a metric of a query, has nine parts. */
    private static final int MAXIMUM_DEPTH = 12;

    /** What is of the protocol or of a signature in the query, and not of an action. */
    private static final Set<String> PROTOCOL = Set.of(
            "Action", "Version", "AWSAccessKeyId", "Signature", "SignatureMethod", "SignatureVersion", "SecurityToken");

    private FormTree() {}

    /** @throws AwsException if a name is too deep, has an empty part, or is a text and a structure at once */
    static ObjectNode parse(Parameters parameters) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        parameters.values().forEach((name, value) -> {
            if (!PROTOCOL.contains(name) && !name.startsWith("X-Amz-")) {
                add(root, name, value);
            }
        });
        return withLists(root);
    }

    private static void add(ObjectNode root, String name, String value) {
        ObjectNode current = root;
        int start = 0;
        for (int depth = 1; ; depth++) {
            int dot = name.indexOf('.', start);
            int end = dot < 0 ? name.length() : dot;
            String part = name.substring(start, end);
            if (depth > MAXIMUM_DEPTH || part.isEmpty()) {
                throw malformed(name);
            }
            JsonNode there = current.get(part);
            if (dot < 0) {
                if (there != null) {
                    throw malformed(name);
                }
                current.set(part, TextNode.valueOf(value));
                return;
            }
            if (there != null && !there.isObject()) {
                throw malformed(name);
            }
            current = there == null ? current.putObject(part) : (ObjectNode) there;
            start = end + 1;
        }
    }

    /** Replaces each structure with the one member {@code member} by a list, in the order of the indexes. */
    private static ObjectNode withLists(ObjectNode structure) {
        structure.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode below) {
                JsonNode items = below.get("member");
                boolean isList = below.size() == 1 && items instanceof ObjectNode;
                entry.setValue(isList ? list((ObjectNode) items) : withLists(below));
            }
        });
        return structure;
    }

    private static ArrayNode list(ObjectNode items) {
        Map<Integer, JsonNode> ordered = new TreeMap<>();
        items.properties().forEach(item -> {
            if (!item.getKey().matches("[1-9]\\d{0,4}")) {
                throw malformed("member." + item.getKey());
            }
            JsonNode value = item.getValue();
            ordered.put(Integer.valueOf(item.getKey()), value instanceof ObjectNode below ? withLists(below) : value);
        });
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        ordered.values().forEach(list::add);
        return list;
    }

    private static AwsException malformed(String parameter) {
        return AwsException.of("MalformedInput", "Unexpected parameter " + parameter);
    }
}
