package dev.banyan.headermonitor;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.function.AlbRequest;
import dev.banyan.function.Invocation;
import dev.banyan.function.JsonMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What arrived with one request, redacted and limited in size. Written as the member {@code event} of a log line.
 *
 * @param id the same for the same invocation and trace, so that a reader who gets an event twice can tell
 * @param time when the function began
 * @param kind {@code headers}, {@code beacon} or {@code pixel}
 * @param path the path without the query, which may hold secrets
 * @param headers lower-case names and redacted values
 * @param bodyBytes the size of the body, which is not recorded
 * @param dropped how many header fields were left out, or had values cut, to keep the limits
 */
record HeaderEvent(
        String id,
        Instant time,
        String kind,
        String method,
        String path,
        Map<String, List<String>> headers,
        int bodyBytes,
        int dropped)
        implements JsonMembers {

    /** Changes with the meaning of the members, so that readers can tell old events from new ones. */
    static final String SCHEMA = "banyan.header-event/1";

    /** One event stays well below 16 KiB: log lines are cut, and queues refuse, at larger sizes. */
    private static final int MOST_CHARACTERS = 8_192;

    private static final int LONGEST_VALUE = 512;
    private static final int LONGEST_NAME = 128;

    static HeaderEvent of(String kind, AlbRequest request, Invocation invocation) {
        Limits limits = new Limits();
        Map<String, List<String>> headers = new TreeMap<>();
        for (Map.Entry<String, List<String>> field : request.headers().asMap().entrySet()) {
            String name = limits.cut(field.getKey().toLowerCase(Locale.ROOT), LONGEST_NAME);
            List<String> values = new ArrayList<>();
            for (String value : field.getValue()) {
                String kept = limits.keep(name, limits.cut(Redaction.redact(name, value), LONGEST_VALUE));
                if (kept != null) {
                    values.add(kept);
                }
            }
            if (!values.isEmpty()) {
                headers.put(name, values);
            }
        }
        return new HeaderEvent(
                id(invocation.requestId(), request.traceId()),
                invocation.startedAt(),
                kind,
                request.method(),
                limits.cut(request.path(), LONGEST_VALUE),
                headers,
                request.body().length(),
                limits.dropped);
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("event");
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("id", id);
        json.writeStringField("time", time.toString());
        json.writeStringField("kind", kind);
        writeRequest(json);
        json.writeEndObject();
    }

    /** The members that the caller sees too. */
    void writeRequest(JsonGenerator json) throws IOException {
        json.writeStringField("method", method);
        json.writeStringField("path", path);
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> field : headers.entrySet()) {
            json.writeFieldName(field.getKey());
            json.writeArray(
                    field.getValue().toArray(new String[0]), 0, field.getValue().size());
        }
        json.writeEndObject();
        json.writeNumberField("bodyBytes", bodyBytes);
        json.writeNumberField("dropped", dropped);
    }

    private static String id(String requestId, @Nullable String traceId) {
        try {
            String text = SCHEMA + "\n" + requestId + "\n" + traceId;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            StringBuilder id = new StringBuilder(32);
            for (int index = 0; index < 16; index++) {
                id.append(Character.forDigit((hash[index] >> 4) & 0xf, 16));
                id.append(Character.forDigit(hash[index] & 0xf, 16));
            }
            return id.toString();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    /** Counts what is left of the limits of one event. */
    private static final class Limits {
        private int characters;
        private int dropped;

        String cut(String text, int longest) {
            if (text.length() <= longest) {
                return text;
            }
            dropped++;
            return text.substring(0, longest) + "...";
        }

        @Nullable
        String keep(String name, String value) {
            if (characters + name.length() + value.length() > MOST_CHARACTERS) {
                dropped++;
                return null;
            }
            characters += name.length() + value.length();
            return value;
        }
    }
}
