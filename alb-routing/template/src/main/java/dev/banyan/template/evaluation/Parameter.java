package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter with its value.
 *
 * @param name its name
 * @param declaration what the template says of it
 * @param value the override or the default, or null where there is neither
 * @param overridden whether the value is an override
 */
record Parameter(
        String name, JsonNode declaration, @Nullable String value, boolean overridden) {

    private static final String STORED = "AWS::SSM::Parameter::Value<";

    static Parameter of(String name, JsonNode declaration, @Nullable String override) {
        JsonNode fallback = declaration.path("Default");
        String value = override != null || fallback.isMissingNode() ? override : fallback.asText();
        return new Parameter(name, declaration, value, override != null);
    }

    String type() {
        return declaration.path("Type").asText("String");
    }

    /** Whether the template names only a key of the parameter store, as the CDK does for its bootstrap version. */
    boolean isStored() {
        return type().startsWith(STORED);
    }

    boolean isList() {
        return type().contains("List");
    }

    boolean isNumber() {
        return type().contains("Number");
    }

    boolean masked() {
        return declaration.path("NoEcho").asBoolean();
    }

    /** Returns the elements of a list, or the value alone. */
    List<String> elements() {
        String text = value;
        if (text == null) {
            return List.of();
        }
        return isList() ? Arrays.stream(text.split(",", -1)).map(String::trim).toList() : List.of(text);
    }

    JsonNode node() {
        if (!isList()) {
            return TextNode.valueOf(value == null ? "" : value);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        elements().forEach(list::add);
        return list;
    }
}
