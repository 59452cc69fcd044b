package dev.banyan.cookiecontrol;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.banyan.function.AlbRequest;
import dev.banyan.function.Cookie;
import dev.banyan.function.JsonMembers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A visitor's cookies, by name and never by value.
 *
 * @param entries one per name, sorted
 * @param bytes the size of all cookies together
 * @param enteredLanes every open lane, and whether the visitor is in it
 */
record Inventory(List<Entry> entries, int bytes, Consent.Known consent, Map<String, Boolean> enteredLanes)
        implements JsonMembers {

    /**
     * The cookies of one name.
     *
     * @param bytes the size of the largest: name and value
     */
    record Entry(String name, int count, int bytes, List<String> advice) {}

    static Inventory of(AlbRequest request, Consent consent, Lanes lanes, Instant now) {
        Map<String, List<Cookie>> byName = new TreeMap<>();
        int total = 0;
        for (Cookie cookie : request.cookies()) {
            byName.computeIfAbsent(cookie.name(), name -> new ArrayList<>()).add(cookie);
            total += size(cookie);
        }
        List<Entry> entries = new ArrayList<>();
        byName.forEach((name, cookies) -> entries.add(entry(name, cookies)));
        return new Inventory(entries, total, consent.of(request, now), entered(request, lanes));
    }

    private static Entry entry(String name, List<Cookie> cookies) {
        int largest = 0;
        for (Cookie cookie : cookies) {
            largest = Math.max(largest, size(cookie));
        }
        return new Entry(name, cookies.size(), largest, Advice.of(name, largest, cookies.size()));
    }

    private static Map<String, Boolean> entered(AlbRequest request, Lanes lanes) {
        Map<String, Boolean> entered = new TreeMap<>();
        for (String lane : lanes.names()) {
            entered.put(lane, lanes.opens(lane, request.cookie(Lanes.cookie(lane))));
        }
        return entered;
    }

    private static int size(Cookie cookie) {
        return (cookie.name() + cookie.value()).getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void writeTo(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("cookies");
        for (Entry entry : entries) {
            write(json, entry);
        }
        json.writeEndArray();
        json.writeNumberField("bytes", bytes);
        json.writeObjectFieldStart("consent");
        json.writeStringField("state", consent.state());
        strings(json, "categories", consent.categories());
        json.writeEndObject();
        json.writeObjectFieldStart("lanes");
        for (Map.Entry<String, Boolean> lane : enteredLanes.entrySet()) {
            json.writeBooleanField(lane.getKey(), lane.getValue());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", entry.name());
        json.writeNumberField("count", entry.count());
        json.writeNumberField("bytes", entry.bytes());
        strings(json, "advice", entry.advice());
        json.writeEndObject();
    }

    static void strings(JsonGenerator json, String member, Iterable<String> texts) throws IOException {
        json.writeArrayFieldStart(member);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
