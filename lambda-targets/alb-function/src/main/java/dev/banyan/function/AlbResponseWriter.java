package dev.banyan.function;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the response document. The load balancer answers 502 for any null member and ignores header fields in the form
 * that the target group did not ask for, so exactly one form is written and empty members are left out.
 */
final class AlbResponseWriter {

    private AlbResponseWriter() {}

    /** The document in UTF-8. */
    static byte[] write(AlbResponse response, boolean multiValue) {
        return Json.writeObject(new JsonMembers() {
            @Override
            public void writeTo(JsonGenerator json) throws IOException {
                json.writeNumberField("statusCode", response.status());
                json.writeStringField(
                        "statusDescription", response.status() + " " + ReasonPhrases.of(response.status()));
                if (multiValue) {
                    multiValueHeaders(json, response.headers());
                } else {
                    singleHeaders(json, response.headers());
                }
                body(json, response);
            }
        });
    }

    private static void multiValueHeaders(JsonGenerator json, Headers headers) throws IOException {
        json.writeObjectFieldStart("multiValueHeaders");
        for (Map.Entry<String, List<String>> header : headers.asMap().entrySet()) {
            json.writeArrayFieldStart(header.getKey());
            for (String value : header.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Repeated fields become one list, as RFC 9110 allows for all but {@code Set-Cookie}: of that the first stays. */
    private static void singleHeaders(JsonGenerator json, Headers headers) throws IOException {
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> header : headers.asMap().entrySet()) {
            boolean cookie = header.getKey().equalsIgnoreCase("Set-Cookie");
            List<String> values = header.getValue();
            json.writeStringField(header.getKey(), cookie ? values.get(0) : String.join(", ", values));
        }
        json.writeEndObject();
    }

    private static void body(JsonGenerator json, AlbResponse response) throws IOException {
        String text = asText(response);
        json.writeBooleanField("isBase64Encoded", text == null);
        if (text == null) {
            json.writeStringField(
                    "body", Base64.getEncoder().encodeToString(response.body().toByteArray()));
        } else if (!text.isEmpty()) {
            json.writeStringField("body", text);
        }
    }

    /** The body as text, or null if it must travel in base64. */
    private static @Nullable String asText(AlbResponse response) {
        if (response.body().isEmpty()) {
            return "";
        }
        String contentType = response.headers().first("Content-Type");
        if (response.headers().contains("Content-Encoding")
                || !ContentTypes.isText(ContentTypes.mediaType(contentType))
                || !isUtf8(contentType)) {
            return null;
        }
        return response.body().strictText();
    }

    private static boolean isUtf8(@Nullable String contentType) {
        String lower = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        return !lower.contains("charset=") || lower.contains("utf-8") || lower.contains("us-ascii");
    }
}
