package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** The argument of {@code Fn::GetAtt}: a list of two, or both joined by a dot. The attribute may be an expression. */
record AttributeName(String resource, JsonNode attribute) {

    static AttributeName of(JsonNode argument, String path) {
        if (argument.isTextual()) {
            return parse(argument.textValue(), path);
        }
        if (argument.isArray() && argument.size() == 2 && argument.path(0).isTextual()) {
            return new AttributeName(argument.path(0).textValue(), argument.path(1));
        }
        throw EvaluationException.of(path, argument, "a resource and an attribute");
    }

    static AttributeName parse(String text, String path) {
        int dot = text.indexOf('.');
        if (dot < 1 || dot == text.length() - 1) {
            throw EvaluationException.of(path, text, "Resource.Attribute");
        }
        return new AttributeName(text.substring(0, dot), TextNode.valueOf(text.substring(dot + 1)));
    }
}
