package dev.banyan.alb.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.alb.http1.HeaderBlock;
import dev.banyan.alb.http1.HeaderName;
import dev.banyan.alb.http1.RequestHead;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event that a function gets for a request. */
public final class LambdaEvent {

    private static final JsonFactory JSON = new JsonFactory();

    private final String targetGroupArn;
    private final boolean multiValue;

    /**
     * Creates events for a target group.
     *
     * @param targetGroupArn the group's ARN
     * @param multiValue whether headers and query parameters keep all their values
     */
    public LambdaEvent(String targetGroupArn, boolean multiValue) {
        this.targetGroupArn = targetGroupArn;
        this.multiValue = multiValue;
    }

    /**
     * Returns the event as JSON.
     *
     * @param head the request's head as a target gets it
     * @param body the whole body, empty for none
     * @throws CharacterCodingException if a header, the target, or a body that goes as text is not UTF-8
     */
    public byte[] write(RequestHead head, byte[] body) throws CharacterCodingException {
        byte[] bytes = head.bytes();
        String path = utf8(bytes, head.pathStart(), head.pathEnd());
        int queryStart = Math.min(head.pathEnd() + 1, head.targetEnd());
        Map<String, List<String>> query = query(utf8(bytes, queryStart, head.targetEnd()));
        boolean base64 = body.length > 0 && !isText(head.headers());
        String text = base64 ? Base64.getEncoder().encodeToString(body) : utf8(body, 0, body.length);
        return write(head.method(), path, query, headers(head.headers()), text, base64);
    }

    /** Returns the event of a health check. */
    public byte[] healthCheck(String path) {
        Map<String, List<String>> headers = Map.of("user-agent", List.of("ELB-HealthChecker/2.0"));
        return write("GET", path, Map.of(), headers, "", false);
    }

    private byte[] write(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, List<String>> headers,
            String body,
            boolean base64) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(1024 + body.length());
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("elb");
            json.writeStringField("targetGroupArn", targetGroupArn);
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("httpMethod", method);
            json.writeStringField("path", path);
            writeMap(json, multiValue ? "multiValueQueryStringParameters" : "queryStringParameters", query);
            writeMap(json, multiValue ? "multiValueHeaders" : "headers", headers);
            json.writeStringField("body", body);
            json.writeBooleanField("isBase64Encoded", base64);
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("event: not written (expected: memory never fails)", e);
        }
        return out.toByteArray();
    }

    /** All values of each name, or the last one alone. */
    private void writeMap(JsonGenerator json, String field, Map<String, List<String>> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            List<String> all = entry.getValue();
            if (multiValue) {
                json.writeArrayFieldStart(entry.getKey());
                for (String value : all) {
                    json.writeString(value);
                }
                json.writeEndArray();
            } else {
                json.writeStringField(entry.getKey(), all.get(all.size() - 1));
            }
        }
        json.writeEndObject();
    }

    /** Keys and values as they came, not decoded; empty pairs vanish. */
    private static Map<String, List<String>> query(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int from = 0;
        while (from < query.length()) {
            int end = query.indexOf('&', from);
            String pair = query.substring(from, end < 0 ? query.length() : end);
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                String key = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.computeIfAbsent(key, unused -> new ArrayList<>(1)).add(value);
            }
            from = end < 0 ? query.length() : end + 1;
        }
        return parameters;
    }

    private static Map<String, List<String>> headers(HeaderBlock headers) throws CharacterCodingException {
        Map<String, List<String>> result = new LinkedHashMap<>();
        byte[] bytes = headers.bytes();
        for (int line = 0; line < headers.count(); line++) {
            if (headers.name(line) != HeaderName.TRANSFER_ENCODING && headers.nameEnd(line) > headers.nameStart(line)) {
                String name = utf8(bytes, headers.nameStart(line), headers.nameEnd(line))
                        .toLowerCase(Locale.ROOT);
                result.computeIfAbsent(name, unused -> new ArrayList<>(1))
                        .add(utf8(bytes, headers.valueStart(line), headers.valueEnd(line)));
            }
        }
        return result;
    }

    private static boolean isText(HeaderBlock headers) {
        if (headers.find(HeaderName.CONTENT_ENCODING) >= 0) {
            return false;
        }
        int line = headers.find(HeaderName.CONTENT_TYPE);
        return line >= 0 && isTextType(headers.value(line));
    }

    /** The list is exact: forms, for example, are not on it. */
    private static boolean isTextType(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        int parameters = contentType.indexOf(';');
        String type = (parameters < 0 ? contentType : contentType.substring(0, parameters))
                .trim()
                .toLowerCase(Locale.ROOT);
        return type.startsWith("text/")
                || type.equals("application/json")
                || type.equals("application/javascript")
                || type.equals("application/xml");
    }

    private static String utf8(byte[] bytes, int from, int to) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .toString();
    }
}
