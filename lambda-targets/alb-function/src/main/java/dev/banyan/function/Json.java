package dev.banyan.function;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON by streaming, for documents of a few members. Thread-safe. */
public final class Json {

    /** The one factory: it keeps tables of names that make later reads cheaper. */
    static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** One JSON object in UTF-8. */
    public static byte[] writeObject(JsonMembers members) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            members.writeTo(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A byte array refused to grow", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads one JSON object: maps, lists, strings, numbers, booleans and nulls as the Java values of the same kind.
     *
     * @throws IllegalArgumentException if the bytes are not exactly one JSON object
     */
    public static Map<String, @Nullable Object> readObject(byte[] document) {
        try (JsonParser json = FACTORY.createParser(document)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("document: no object (expected: one JSON object)");
            }
            Map<String, @Nullable Object> object = members(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("document: more after the object (expected: one JSON object)");
            }
            return object;
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(
                    "document: " + describe(invalid) + " (expected: one JSON object)", invalid);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A byte array refused to be read", impossible);
        }
    }

    /** Where the fault is; not what stands there, which may be secret. */
    private static String describe(JsonProcessingException invalid) {
        return invalid.getLocation() == null
                ? "not JSON"
                : "not JSON at line " + invalid.getLocation().getLineNr() + ", column "
                        + invalid.getLocation().getColumnNr();
    }

    private static Map<String, @Nullable Object> members(JsonParser json) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            members.put(name, value(json, json.nextToken()));
        }
        return members;
    }

    private static List<@Nullable Object> elements(JsonParser json) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            elements.add(value(json, token));
        }
        return elements;
    }

    private static @Nullable Object value(JsonParser json, JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            return members(json);
        }
        if (token == JsonToken.START_ARRAY) {
            return elements(json);
        }
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token.isNumeric()) {
            return json.getNumberValue();
        }
        return token.isBoolean() ? (Object) json.getBooleanValue() : json.getText();
    }
}
