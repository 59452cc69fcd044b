package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/** Replaces the expressions in a part of a template by their values. Not changed by use; as thread-safe as its scope. */
public final class Evaluator {

    private static final int MAXIMUM_DEPTH = 100;
    private static final Map<String, Intrinsic> INTRINSICS = intrinsics();

    private final Scope scope;

    /** Makes an evaluator of expressions in a scope. */
    public Evaluator(Scope scope) {
        this.scope = scope;
    }

    /**
     * Returns a part of a template with all its expressions evaluated.
     *
     * @param node the part
     * @param path where it stands, for messages
     * @return the value; a missing node where it was {@code AWS::NoValue}
     * @throws EvaluationException if an expression is unknown, malformed or refers to nothing
     */
    public JsonNode evaluate(JsonNode node, String path) {
        return evaluate(node, path, 0);
    }

    private JsonNode evaluate(JsonNode node, String path, int depth) {
        if (depth > MAXIMUM_DEPTH) {
            throw EvaluationException.of(path, "nested deeper", "at most " + MAXIMUM_DEPTH + " levels");
        }
        if (node.isObject()) {
            String function = functionOf(node);
            return function == null ? object(node, path, depth) : call(function, node, path, depth);
        }
        return node.isArray() ? array(node, path, depth) : node;
    }

    private JsonNode call(String function, JsonNode node, String path, int depth) {
        Intrinsic intrinsic = requireKnown(function, path);
        String inside = path + "." + function;
        Intrinsic.Call call = new Intrinsic.Call(scope, inside, part -> evaluate(part, inside, depth + 1));
        return intrinsic.apply(node.path(function), call);
    }

    private JsonNode object(JsonNode node, String path, int depth) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(field -> {
            JsonNode value = evaluate(field.getValue(), path + "." + field.getKey(), depth + 1);
            if (!value.isMissingNode()) {
                result.set(field.getKey(), value);
            }
        });
        return result;
    }

    private JsonNode array(JsonNode node, String path, int depth) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode(node.size());
        for (int i = 0; i < node.size(); i++) {
            JsonNode value = evaluate(node.path(i), path + "[" + i + "]", depth + 1);
            if (!value.isMissingNode()) {
                result.add(value);
            }
        }
        return result;
    }

    /** An object is a call if its only key is that of a function; {@code Ref} beside other keys is plain data. */
    static @org.jspecify.annotations.Nullable String functionOf(JsonNode node) {
        if (node.size() != 1) {
            return null;
        }
        String key = node.fieldNames().next();
        return key.equals("Ref") || key.startsWith("Fn::") ? key : null;
    }

    static Intrinsic requireKnown(String function, String path) {
        Intrinsic intrinsic = INTRINSICS.get(function);
        if (intrinsic == null) {
            throw EvaluationException.of(path, function, "a function that is supported: " + supported());
        }
        return intrinsic;
    }

    private static String supported() {
        return String.join(", ", INTRINSICS.keySet().stream().sorted().toList());
    }

    private static Map<String, Intrinsic> intrinsics() {
        Map<String, Intrinsic> all = new HashMap<>();
        all.putAll(LookupIntrinsics.ALL);
        all.putAll(LogicIntrinsics.ALL);
        all.putAll(StringIntrinsics.ALL);
        all.putAll(ListIntrinsics.ALL);
        return Map.copyOf(all);
    }
}
