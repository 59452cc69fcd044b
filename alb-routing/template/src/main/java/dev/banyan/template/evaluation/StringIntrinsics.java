package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Functions that make or cut texts. */
final class StringIntrinsics {

    static final Map<String, Intrinsic> ALL = Map.of(
            "Fn::Join", StringIntrinsics::join,
            "Fn::Split", StringIntrinsics::split,
            "Fn::Sub", StringIntrinsics::substitute,
            "Fn::Base64", StringIntrinsics::base64);

    /** {@code ${!Literal}} stands for <code>${Literal}</code>. */
    static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^${}]*)}");

    private StringIntrinsics() {}

    private static JsonNode join(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 2, 2);
        return TextNode.valueOf(
                call.list(parts.get(1)).stream().map(call::text).collect(Collectors.joining(call.text(parts.get(0)))));
    }

    private static JsonNode split(JsonNode argument, Intrinsic.Call call) {
        List<JsonNode> parts = call.parts(argument, 2, 2);
        String delimiter = call.text(parts.get(0));
        if (delimiter.isEmpty()) {
            throw EvaluationException.of(call.path(), "\"\"", "a delimiter");
        }
        ArrayNode pieces = JsonNodeFactory.instance.arrayNode();
        for (String piece : call.text(parts.get(1)).split(Pattern.quote(delimiter), -1)) {
            pieces.add(piece);
        }
        return pieces;
    }

    private static JsonNode base64(JsonNode argument, Intrinsic.Call call) {
        byte[] bytes = call.text(argument).getBytes(StandardCharsets.UTF_8);
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes));
    }

    private static JsonNode substitute(JsonNode argument, Intrinsic.Call call) {
        JsonNode format = argument.isArray() ? call.parts(argument, 2, 2).get(0) : argument;
        JsonNode variables = argument.isArray() ? argument.path(1) : JsonNodeFactory.instance.objectNode();
        if (!format.isTextual() || !variables.isObject()) {
            throw EvaluationException.of(call.path(), argument, "a text, or a text and its variables");
        }
        Matcher matcher = VARIABLE.matcher(format.textValue());
        StringBuilder result = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(2).trim();
            String value = matcher.group(1).isEmpty() ? variable(name, variables, call) : "${" + matcher.group(2) + "}";
            matcher.appendReplacement(result, Matcher.quoteReplacement(value));
        }
        return TextNode.valueOf(matcher.appendTail(result).toString());
    }

    private static String variable(String name, JsonNode variables, Intrinsic.Call call) {
        if (variables.has(name)) {
            return call.text(variables.path(name));
        }
        if (!name.contains(".")) {
            return call.text(call.scope().reference(name, call.path()));
        }
        AttributeName attribute = AttributeName.parse(name, call.path());
        return call.text(call.scope()
                .attribute(attribute.resource(), attribute.attribute().textValue(), call.path()));
    }
}
