package dev.banyan.alb.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads response documents as strictly as AWS does: what is absent has a default, but what is there must have its type,
 * and null is no type. Used for one document.
 */
public final class LambdaResponseParser {

    private static final JsonFactory JSON = new JsonFactory();

    private final boolean multiValue;
    private int status;
    private @Nullable String description;
    private String body = "";
    private boolean base64;
    private Map<String, List<String>> headers = Map.of();
    private Map<String, List<String>> multiValueHeaders = Map.of();

    private LambdaResponseParser(boolean multiValue) {
        this.multiValue = multiValue;
    }

    /**
     * Returns the response.
     *
     * @param document what the function returned
     * @param multiValue the group's header mode, which says which of the two header members counts
     * @throws InvalidLambdaResponseException if the document is no valid response
     */
    public static LambdaResponse parse(byte[] document, boolean multiValue) throws InvalidLambdaResponseException {
        LambdaResponseParser parser = new LambdaResponseParser(multiValue);
        try (JsonParser json = JSON.createParser(document)) {
            return parser.parse(json);
        } catch (InvalidLambdaResponseException e) {
            throw e;
        } catch (IOException e) {
            throw new InvalidLambdaResponseException("document: not JSON (expected: a JSON object)", e);
        }
    }

    private LambdaResponse parse(JsonParser json) throws IOException {
        require(json.nextToken() == JsonToken.START_OBJECT, "document: not an object (expected: a JSON object)");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            member(json, json.currentName(), json.nextToken());
        }
        require(json.nextToken() == null, "document: more than one value (expected: a JSON object)");
        require(status >= 200 && status <= 599, "statusCode: " + status + " (expected: 200 to 599)");
        return new LambdaResponse(status, reason(), multiValue ? multiValueHeaders : headers, bytes());
    }

    private void member(JsonParser json, String name, JsonToken token) throws IOException {
        switch (name) {
            case "statusCode" -> {
                require(token == JsonToken.VALUE_NUMBER_INT, "statusCode: " + token + " (expected: a whole number)");
                status = json.getIntValue();
            }
            case "statusDescription" -> description = text(json, name, token);
            case "body" -> body = text(json, name, token);
            case "isBase64Encoded" -> {
                require(token.isBoolean(), "isBase64Encoded: " + token + " (expected: true or false)");
                base64 = json.getBooleanValue();
            }
            case "headers" -> headers = headers(json, name, token, false);
            case "multiValueHeaders" -> multiValueHeaders = headers(json, name, token, true);
            default -> json.skipChildren();
        }
    }

    private static String text(JsonParser json, String name, JsonToken token) throws IOException {
        require(token == JsonToken.VALUE_STRING, name + ": " + token + " (expected: a string)");
        return json.getText();
    }

    private static Map<String, List<String>> headers(JsonParser json, String name, JsonToken token, boolean lists)
            throws IOException {
        require(token == JsonToken.START_OBJECT, name + ": " + token + " (expected: an object)");
        Map<String, List<String>> result = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String header = json.currentName();
            require(isToken(header), name + ": " + header + " (expected: a header name)");
            JsonToken value = json.nextToken();
            List<String> values = new ArrayList<>(1);
            if (lists) {
                require(value == JsonToken.START_ARRAY, header + ": " + value + " (expected: an array)");
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    values.add(headerValue(json, header, json.currentToken()));
                }
            } else {
                values.add(headerValue(json, header, value));
            }
            result.put(header, values);
        }
        return result;
    }

    private static String headerValue(JsonParser json, String header, JsonToken token) throws IOException {
        String value = text(json, header, token);
        require(isPrintable(value), header + ": control characters (expected: none)");
        return value;
    }

    /** The phrase behind the code, as in {@code 200 OK}; a description of another form is taken as a whole. */
    private @Nullable String reason() throws InvalidLambdaResponseException {
        String given = description;
        if (given == null || given.isEmpty()) {
            return null;
        }
        require(isPrintable(given), "statusDescription: control characters (expected: none)");
        String code = status + " ";
        return given.startsWith(code) ? given.substring(code.length()) : given;
    }

    private byte[] bytes() throws InvalidLambdaResponseException {
        if (!base64) {
            return body.getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new InvalidLambdaResponseException("body: not base64 (expected: base64, as isBase64Encoded says)", e);
        }
    }

    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(value -> value < 128
                                && (Character.isLetterOrDigit(value) || "!#$%&'*+-.^_`|~".indexOf(value) >= 0));
    }

    private static boolean isPrintable(String value) {
        return value.chars().allMatch(character -> character == '\t' || (character >= ' ' && character != 0x7f));
    }

    private static void require(boolean valid, String message) throws InvalidLambdaResponseException {
        if (!valid) {
            throw new InvalidLambdaResponseException(message, null);
        }
    }
}
