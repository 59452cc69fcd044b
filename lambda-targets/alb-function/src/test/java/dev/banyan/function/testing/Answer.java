package dev.banyan.function.testing;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.banyan.function.Body;
import dev.banyan.function.Headers;
import dev.banyan.function.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client would get.
 *
 * @param body the bytes, decoded if the function sent base64
 */
public record Answer(int status, Headers headers, Body body) {

    /**
     * Calls a handler in this JVM.
     *
     * @throws IOException if the handler's streams fail
     */
    public static Answer of(RequestStreamHandler handler, AlbEvent event) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.toByteArray()), document, new TestContext());
        return read(document.toByteArray());
    }

    /** Reads a response document in the multi-value form. */
    public static Answer read(byte[] document) {
        Map<String, @Nullable Object> members = Json.readObject(document);
        Headers.Builder headers = Headers.builder();
        if (members.get("multiValueHeaders") instanceof Map<?, ?> fields) {
            fields.forEach((name, values) ->
                    ((List<?>) values).forEach(value -> headers.add(String.valueOf(name), String.valueOf(value))));
        }
        String body = members.get("body") instanceof String text ? text : "";
        byte[] bytes = Boolean.TRUE.equals(members.get("isBase64Encoded"))
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        int status = members.get("statusCode") instanceof Integer code ? code : 0;
        return new Answer(status, headers.build(), Body.of(bytes));
    }

    /** The body as text. */
    public String text() {
        return body.text();
    }

    /** The body as one JSON object. */
    public Map<String, @Nullable Object> json() {
        return Json.readObject(body.toByteArray());
    }
}
