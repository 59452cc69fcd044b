package dev.banyan.cookiecontrol;

import dev.banyan.function.AlbRequest;
import dev.banyan.function.HttpException;
import dev.banyan.function.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a write, from a JSON object or a form: a JSON array is a form field that repeats.
 *
 * @param form whether a page's form sent them, so that the answer is a redirect back to the page
 */
record Fields(boolean form, Map<String, ? extends @Nullable Object> values) {

    /** @throws HttpException with 415 or 400 if the body is neither */
    static Fields of(AlbRequest request) {
        return switch (request.mediaType()) {
            case "application/x-www-form-urlencoded" -> new Fields(true, request.form());
            case "application/json" -> new Fields(false, json(request));
            default -> throw new HttpException(415, "Content-Type must be application/json.");
        };
    }

    /** All values of a field; {@code strict} as to their type. */
    List<String> strings(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            throw new HttpException(400, name + ": no array (expected: an array of strings)");
        }
        List<String> strings = new ArrayList<>();
        for (Object element : list) {
            if (!(element instanceof String string)) {
                throw new HttpException(400, name + ": not only strings (expected: an array of strings)");
            }
            strings.add(string);
        }
        return strings;
    }

    /** One text, or null if the field is missing or is no text. */
    @Nullable
    String string(String name) {
        Object value = values.get(name);
        Object first = value instanceof List<?> list && !list.isEmpty() ? list.get(0) : value;
        return first instanceof String string ? string : null;
    }

    /** Whether a field says {@code true}. */
    boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name)) || "true".equals(string(name));
    }

    private static Map<String, @Nullable Object> json(AlbRequest request) {
        try {
            return Json.readObject(request.body().toByteArray());
        } catch (IllegalArgumentException invalid) {
            throw new HttpException(400, "The body is not one JSON object.");
        }
    }
}
