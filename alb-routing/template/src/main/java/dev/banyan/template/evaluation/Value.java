package dev.banyan.template.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.InvalidRoutingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An evaluated part of a template together with its place. Every method that finds something else
 * than it needs throws an {@link EvaluationException} that names the place.
 *
 * @param node the part; a missing node where there is none
 * @param path its place
 * @param members evaluates the members of an object each when it is asked for, so that those that
 *     nobody asks for may depend on values that nobody knows; null where all is evaluated
 */
public record Value(JsonNode node, String path, @Nullable Evaluator members) {

    /** Makes a value of a part that is evaluated. */
    public Value(JsonNode node, String path) {
        this(node, path, null);
    }

    /** Returns a member of an object; it may be missing. */
    public Value get(String name) {
        if (isPresent() && !node.isObject()) {
            throw unexpected("an object");
        }
        String place = path + "." + name;
        JsonNode member = node.path(name);
        return new Value(members == null ? member : members.evaluate(member, place), place);
    }

    /** Returns whether something stands here. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** Returns a text; numbers and booleans are texts too. */
    public String text() {
        if (!isPresent() || !node.isValueNode()) {
            throw unexpected("a text");
        }
        return node.asText();
    }

    /** Returns a text, or another one where nothing stands here. */
    public String text(String fallback) {
        return isPresent() ? text() : fallback;
    }

    /** Returns a whole number, which may be written as a text. */
    public int integer() {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw new EvaluationException(path + ": " + node + " (expected: a whole number)", e);
        }
    }

    /** Returns a whole number, or another one where nothing stands here. */
    public int integer(int fallback) {
        return isPresent() ? integer() : fallback;
    }

    /** Returns a boolean, which may be written as a text, or another one where nothing stands here. */
    public boolean flag(boolean fallback) {
        String text = text(Boolean.toString(fallback));
        if (!text.equals("true") && !text.equals("false")) {
            throw unexpected("true or false");
        }
        return text.equals("true");
    }

    /** Returns the elements of a list; none where nothing stands here. */
    public List<Value> list() {
        if (isPresent() && !node.isArray()) {
            throw unexpected("a list");
        }
        List<Value> elements = new ArrayList<>();
        node.forEach(element -> elements.add(new Value(element, path + "[" + elements.size() + "]")));
        return elements;
    }

    /** Returns the elements of a list of texts. */
    public List<String> texts() {
        return list().stream().map(Value::text).toList();
    }

    /** Returns the members of an object of texts, in their order; none where nothing stands here. */
    public Map<String, String> textsByName() {
        if (isPresent() && !node.isObject()) {
            throw unexpected("an object");
        }
        Map<String, String> members = new LinkedHashMap<>();
        node.properties()
                .forEach(member ->
                        members.put(member.getKey(), get(member.getKey()).text()));
        return members;
    }

    /** Returns a list of objects with a name and a value as a map; the last one wins. */
    public Map<String, String> pairs(String nameKey, String valueKey) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list().forEach(pair ->
                pairs.put(pair.get(nameKey).text(), pair.get(valueKey).text()));
        return pairs;
    }

    /**
     * Returns what is made of this value, naming the place where the maker refuses it.
     *
     * @throws EvaluationException if the maker throws an {@link IllegalArgumentException}
     */
    public <T> T make(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (InvalidRoutingException e) {
            throw refused(e);
        } catch (IllegalArgumentException e) {
            throw new EvaluationException(located(String.valueOf(e.getMessage())), e);
        }
    }

    /** Returns an exception that says what the ELBv2 API would say of this value. */
    public EvaluationException refused(InvalidRoutingException refusal) {
        String message = String.valueOf(refusal.getMessage());
        boolean ownWords = message.contains(" (expected: ");
        return new EvaluationException(located(ownWords ? message : refusal.code() + ": " + message), refusal);
    }

    /** Returns an exception with the code and the words of the ELBv2 API. */
    public EvaluationException refused(ErrorCode code, String message) {
        return refused(new InvalidRoutingException(code, message));
    }

    /** Returns the same value as if it stood at another place. */
    public Value at(String otherPath) {
        return new Value(node, otherPath, members);
    }

    /** Returns an exception that says what should stand here instead. */
    public EvaluationException unexpected(String rule) {
        return EvaluationException.of(path, node.isMissingNode() ? "missing" : node, rule);
    }

    /** In a message {@code name: value (expected: rule)} the name becomes a place; any other is put behind this place. */
    private String located(String message) {
        int colon = message.indexOf(": ");
        if (colon < 1 || !message.contains(" (expected: ") || message.lastIndexOf(' ', colon) >= 0) {
            return path + ": " + message;
        }
        String name = message.substring(0, colon);
        if (name.contains(".") || name.contains("_")) {
            return path + "." + message;
        }
        boolean named = path.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT)) || name.contains("-");
        String place = named ? path : path + "." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return place + message.substring(colon);
    }
}
