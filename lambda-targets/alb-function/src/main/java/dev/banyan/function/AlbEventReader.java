package dev.banyan.function;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Reads one event, in the single-value or the multi-value form. Not thread-safe: one reader per event. */
final class AlbEventReader {

    private final Headers.Builder singleHeaders = Headers.builder();
    private final Headers.Builder multiHeaders = Headers.builder();
    private final StringBuilder singleQuery = new StringBuilder();
    private final StringBuilder multiQuery = new StringBuilder();
    private @Nullable String method;
    private @Nullable String path;
    private @Nullable String targetGroupArn;
    private String body = "";
    private boolean base64;
    private boolean multiValue;

    private AlbEventReader() {}

    /**
     * Reads the event.
     *
     * @throws MalformedEventException if it is not an event of a load balancer
     * @throws IOException if the stream cannot be read
     */
    static AlbRequest read(InputStream event) throws IOException {
        AlbEventReader reader = new AlbEventReader();
        try (JsonParser json = Json.FACTORY.createParser(event)) {
            require(json.nextToken() == JsonToken.START_OBJECT, "event: not an object (expected: a JSON object)");
            while (json.nextToken() != JsonToken.END_OBJECT) {
                reader.member(json, json.currentName());
            }
        } catch (JsonProcessingException notJson) {
            throw new MalformedEventException("event: not JSON (expected: a JSON object)", notJson);
        }
        return reader.request();
    }

    private void member(JsonParser json, String name) throws IOException {
        json.nextToken();
        switch (name) {
            case "requestContext" -> requestContext(json);
            case "httpMethod" -> method = string(json, name);
            case "path" -> path = string(json, name);
            case "headers" -> headers(json, name, singleHeaders);
            case "multiValueHeaders" -> multiValue |= headers(json, name, multiHeaders);
            case "queryStringParameters" -> query(json, name, singleQuery);
            case "multiValueQueryStringParameters" -> multiValue |= query(json, name, multiQuery);
            case "body" -> body = nullableString(json, name);
            case "isBase64Encoded" -> base64 = json.currentToken() == JsonToken.VALUE_TRUE;
            default -> json.skipChildren();
        }
    }

    private void requestContext(JsonParser json) throws IOException {
        if (!isObject(json, "requestContext")) {
            return;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean loadBalancer = json.currentName().equals("elb");
            json.nextToken();
            if (loadBalancer && isObject(json, "elb")) {
                elb(json);
            } else {
                json.skipChildren();
            }
        }
    }

    private void elb(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            boolean arn = json.currentName().equals("targetGroupArn");
            json.nextToken();
            if (arn) {
                targetGroupArn = string(json, "targetGroupArn");
            } else {
                json.skipChildren();
            }
        }
    }

    /** Returns whether the member held an object at all. */
    private static boolean headers(JsonParser json, String member, Headers.Builder headers) throws IOException {
        if (!isObject(json, member)) {
            return false;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    headers.add(name, string(json, member));
                }
            } else {
                headers.add(name, string(json, member));
            }
        }
        return true;
    }

    /** Joins the pairs, which are still encoded as the client sent them, to a query again. */
    private static boolean query(JsonParser json, String member, StringBuilder query) throws IOException {
        if (!isObject(json, member)) {
            return false;
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    pair(query, name, string(json, member));
                }
            } else {
                pair(query, name, string(json, member));
            }
        }
        return true;
    }

    private static void pair(StringBuilder query, String name, String value) {
        if (query.length() > 0) {
            query.append('&');
        }
        query.append(name).append('=').append(value);
    }

    private AlbRequest request() {
        return AlbRequest.of(
                present(method, "httpMethod: none (expected: a method)"),
                present(path, "path: none (expected: a path)"),
                (multiValue ? multiQuery : singleQuery).toString(),
                (multiValue ? multiHeaders : singleHeaders).build(),
                decodedBody(),
                present(targetGroupArn, "requestContext.elb.targetGroupArn: none (expected: an ARN)"),
                multiValue);
    }

    private static String present(@Nullable String member, String message) {
        if (member == null) {
            throw new MalformedEventException(message);
        }
        return member;
    }

    private Body decodedBody() {
        if (!base64) {
            return Body.of(body);
        }
        try {
            return Body.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException invalid) {
            throw new MalformedEventException("body: not base64 (expected: base64, as isBase64Encoded says)", invalid);
        }
    }

    private static boolean isObject(JsonParser json, String member) {
        JsonToken token = json.currentToken();
        require(
                token == JsonToken.START_OBJECT || token == JsonToken.VALUE_NULL,
                member + ": " + token + " (expected: an object)");
        return token == JsonToken.START_OBJECT;
    }

    private static String string(JsonParser json, String member) throws IOException {
        require(
                json.currentToken() == JsonToken.VALUE_STRING,
                member + ": " + json.currentToken() + " (expected: a string)");
        return json.getText();
    }

    private static String nullableString(JsonParser json, String member) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NULL ? "" : string(json, member);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new MalformedEventException(message);
        }
    }
}
