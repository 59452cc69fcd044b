package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A function of the template language. */
interface Intrinsic {

    JsonNode apply(JsonNode argument, Call call);

    /**
     * A place where a function is called.
     *
     * @param scope what it can refer to
     * @param path the place, for messages
     * @param evaluate evaluates a part of the argument
     */
    record Call(Scope scope, String path, UnaryOperator<JsonNode> evaluate) {

        /** Returns the argument as a list of parts that are not evaluated yet. */
        List<JsonNode> parts(JsonNode argument, int from, int to) {
            if (!argument.isArray() || argument.size() < from || argument.size() > to) {
                String count = from == to ? String.valueOf(from) : from + " to " + to;
                throw EvaluationException.of(path, argument, "a list of " + count + " parts");
            }
            List<JsonNode> parts = new ArrayList<>();
            argument.forEach(parts::add);
            return parts;
        }

        /** Returns an evaluated list. */
        List<JsonNode> list(JsonNode node) {
            JsonNode value = evaluate.apply(node);
            if (!value.isArray()) {
                throw EvaluationException.of(path, value, "a list");
            }
            List<JsonNode> elements = new ArrayList<>();
            value.forEach(elements::add);
            return elements;
        }

        /** Returns an evaluated text; numbers and booleans are texts too. */
        String text(JsonNode node) {
            JsonNode value = evaluate.apply(node);
            if (!value.isValueNode() || value.isNull()) {
                throw EvaluationException.of(path, value.isMissingNode() ? "no value" : value, "a text");
            }
            return value.asText();
        }

        int number(JsonNode node) {
            String text = text(node);
            try {
                return Integer.parseInt(text);
            } catch (NumberFormatException e) {
                throw new EvaluationException(path + ": " + text + " (expected: a whole number)", e);
            }
        }
    }
}
