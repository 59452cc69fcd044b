package dev.banyan.function.testing;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.function.Headers;
import dev.banyan.function.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** An event as a load balancer makes it, in the multi-value form. Immutable. */
public record AlbEvent(String method, String path, Map<String, List<String>> query, Headers headers, String body) {

    /** The target group that every event names. */
    public static final String TARGET_GROUP_ARN =
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/test-fn/0a1b2c3d4e5f6071";

    /** The trace id that every event carries. */
    public static final String TRACE_ID = "Root=1-6743a1b2-0123456789abcdef01234567";

    /** A request to {@code https://shop.example.test} from 198.51.100.7. */
    public static AlbEvent of(String method, String path) {
        Headers headers = Headers.builder()
                .add("host", "shop.example.test")
                .add("x-amzn-trace-id", TRACE_ID)
                .add("x-forwarded-for", "198.51.100.7")
                .add("x-forwarded-port", "443")
                .add("x-forwarded-proto", "https")
                .build();
        return new AlbEvent(method, path, Map.of(), headers, "");
    }

    /** With one more header field. */
    public AlbEvent header(String name, String value) {
        return new AlbEvent(method, path, query, headers.plus(name, value), body);
    }

    /** With this header field instead of those of the same name. */
    public AlbEvent replaceHeader(String name, String value) {
        return new AlbEvent(method, path, query, headers.with(name, value), body);
    }

    /** With these query parameters, already encoded. */
    public AlbEvent query(Map<String, List<String>> parameters) {
        return new AlbEvent(method, path, parameters, headers, body);
    }

    /** With this body. */
    public AlbEvent body(String contentType, String text) {
        return new AlbEvent(method, path, query, headers.with("content-type", contentType), text);
    }

    /** The document that the function receives. */
    public byte[] toByteArray() {
        boolean base64 = body.length() > 0 && !headers.all("content-type").contains("application/json");
        return Json.writeObject(json -> {
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("elb");
            json.writeStringField("targetGroupArn", TARGET_GROUP_ARN);
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("httpMethod", method);
            json.writeStringField("path", path);
            write(json, "multiValueQueryStringParameters", query);
            write(json, "multiValueHeaders", headers.asMap());
            json.writeStringField("body", base64 ? encoded() : body);
            json.writeBooleanField("isBase64Encoded", base64);
        });
    }

    private String encoded() {
        return Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(JsonGenerator json, String member, Map<String, List<String>> values) throws IOException {
        json.writeObjectFieldStart(member);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            json.writeFieldName(entry.getKey());
            json.writeArray(
                    entry.getValue().toArray(new String[0]), 0, entry.getValue().size());
        }
        json.writeEndObject();
    }
}
