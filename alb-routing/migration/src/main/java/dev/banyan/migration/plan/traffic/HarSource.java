package dev.banyan.migration.plan.traffic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A recording of a browser (HTTP Archive, version 1.2), read entry by entry. It does not tell the client's address.
 * Browsers leave the headers Cookie and Authorization out unless told otherwise: where one is missing, it is not known.
 *
 * @param path the file
 */
public record HarSource(Path path) implements TrafficSource {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IOException if the file cannot be read, or is no recording */
    @Override
    public void read(Requests requests) throws IOException {
        try (JsonParser parser = JSON.createParser(path.toFile())) {
            if (!find(parser, "log") || !find(parser, "entries") || parser.currentToken() != JsonToken.START_ARRAY) {
                throw new IOException(path + ": no recording (expected: log.entries of an HTTP Archive)");
            }
            long number = 0;
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                number++;
                entry(JSON.<JsonNode>readTree(parser).path("request"), path + ", entry " + number, requests);
            }
        } catch (StreamReadException e) {
            throw new IOException(path + ": no JSON at " + e.getLocation().offsetDescription(), e);
        }
    }

    /** Goes to the value of a member of the object that begins here; returns whether there is one. */
    private static boolean find(JsonParser parser, String member) throws IOException {
        if (parser.currentToken() == null) {
            parser.nextToken();
        }
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(member)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static void entry(JsonNode request, String place, Requests requests) {
        String method = request.path("method").asText();
        String url = request.path("url").asText();
        if (method.isEmpty() || !url.startsWith("http")) {
            requests.broken(place, "no request over HTTP (expected: request.method and request.url)");
            return;
        }
        Map<String, List<String>> headers = headers(request.path("headers"));
        try {
            requests.request(new ReplayedRequest(
                    withoutFragment(LoggedUrl.of(method, url)),
                    null,
                    headers,
                    InetAddress.getLoopbackAddress(),
                    known(headers),
                    null));
        } catch (BrokenLineException e) {
            requests.broken(place, String.valueOf(e.getMessage()));
        }
    }

    /** A browser never sends it. */
    private static LoggedUrl withoutFragment(LoggedUrl url) {
        String query = url.query();
        String path = cut(url.path());
        return new LoggedUrl(
                url.method(),
                url.scheme(),
                url.host(),
                url.port(),
                path.isEmpty() ? "/" : path,
                query == null || url.path().indexOf('#') >= 0 ? null : cut(query));
    }

    private static String cut(String text) {
        int hash = text.indexOf('#');
        return hash < 0 ? text : text.substring(0, hash);
    }

    private static Map<String, List<String>> headers(JsonNode list) {
        Map<String, List<String>> headers = new HashMap<>();
        for (JsonNode header : list) {
            String name = header.path("name").asText().toLowerCase(Locale.ROOT);
            headers.computeIfAbsent(name, first -> new ArrayList<>())
                    .add(header.path("value").asText());
        }
        return headers;
    }

    private static Set<Part> known(Map<String, List<String>> headers) {
        Set<Part> known = EnumSet.of(Part.USER_AGENT, Part.OTHER_HEADERS);
        if (headers.containsKey("cookie")) {
            known.add(Part.COOKIE);
        }
        if (headers.containsKey("authorization")) {
            known.add(Part.AUTHORIZATION);
        }
        return Set.copyOf(known);
    }

    @Override
    public String describe() {
        return path.toString();
    }
}
