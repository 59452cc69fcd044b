package dev.banyan.function.parity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.banyan.function.Body;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A response as a client sees it. */
public record Answer(int status, Map<String, List<String>> headers, Body body) {

    /** The answer in a function's response document. */
    public static Answer ofDocument(byte[] document) {
        try {
            JsonNode answer = new ObjectMapper().readTree(document);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            answer.path("multiValueHeaders").properties().forEach(header -> {
                List<String> values = new ArrayList<>();
                header.getValue().forEach(value -> values.add(value.textValue()));
                headers.put(header.getKey(), values);
            });
            String body = answer.path("body").asText("");
            byte[] bytes = answer.path("isBase64Encoded").asBoolean()
                    ? Base64.getDecoder().decode(body)
                    : body.getBytes(StandardCharsets.UTF_8);
            return new Answer(answer.path("statusCode").intValue(), headers, Body.of(bytes));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    /** A header's values, each on a line; empty when it did not arrive. */
    public String header(String name) {
        return String.join("\n", headers.getOrDefault(name, List.of()));
    }

    /** The body as text. */
    public String text() {
        return body.text();
    }
}
