package dev.banyan.function.parity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.function.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the event that the load balancer makes of a request, in the multi-value form. */
public final class EventBuilder {

    private static final JsonFactory JSON = new JsonFactory();

    private EventBuilder() {}

    /** The event as JSON. */
    public static byte[] event(RawRequest request) {
        int question = request.target().indexOf('?');
        String path = question < 0 ? request.target() : request.target().substring(0, question);
        String query = question < 0 ? "" : request.target().substring(question + 1);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .forEach(header -> headers.computeIfAbsent(
                                header.name().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(header.value()));
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(event)) {
            json.writeStartObject();
            json.writeObjectFieldStart("requestContext");
            json.writeObjectFieldStart("elb");
            json.writeStringField(
                    "targetGroupArn",
                    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/fn/0a1b2c3d4e5f6071");
            json.writeEndObject();
            json.writeEndObject();
            json.writeStringField("httpMethod", request.method());
            json.writeStringField("path", path);
            write(json, "multiValueQueryStringParameters", parameters(query));
            write(json, "multiValueHeaders", headers);
            writeBody(json, headers, request.body());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return event.toByteArray();
    }

    private static Map<String, List<String>> parameters(String query) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters
                        .computeIfAbsent(name, key -> new ArrayList<>())
                        .add(equals < 0 ? "" : pair.substring(equals + 1));
            }
        }
        return parameters;
    }

    private static void write(JsonGenerator json, String name, Map<String, List<String>> values) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            json.writeArrayFieldStart(entry.getKey());
            for (String value : entry.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeBody(JsonGenerator json, Map<String, List<String>> headers, Body body) throws IOException {
        String type = headers.getOrDefault("content-type", List.of(""))
                .get(0)
                .split(";", 2)[0]
                .trim();
        boolean text = type.startsWith("text/")
                || List.of("application/json", "application/javascript", "application/xml")
                        .contains(type);
        boolean base64 = !body.isEmpty() && (!text || headers.containsKey("content-encoding"));
        json.writeStringField("body", base64 ? Base64.getEncoder().encodeToString(body.toByteArray()) : body.text());
        json.writeBooleanField("isBase64Encoded", base64);
    }
}
