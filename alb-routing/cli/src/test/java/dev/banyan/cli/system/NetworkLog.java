package dev.banyan.cli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a browser asked for and who answered the pages.
 *
 * @param requestedUrls every URL asked for
 * @param answers each page's URL and the kind of target that answered it, in order
 */
record NetworkLog(List<String> requestedUrls, List<Map.Entry<String, String>> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static NetworkLog parse(List<String> messages) {
        List<String> urls = new ArrayList<>();
        List<Map.Entry<String, String>> pages = new ArrayList<>();
        for (String text : messages) {
            JsonNode message = read(text).path("message");
            JsonNode parameters = message.path("params");
            String method = message.path("method").asText();
            if (method.equals("Network.requestWillBeSent")) {
                urls.add(parameters.path("request").path("url").asText());
            } else if (method.equals("Network.responseReceived")
                    && parameters.path("type").asText().equals("Document")) {
                pages.add(page(parameters.path("response")));
            }
        }
        return new NetworkLog(urls, pages);
    }

    /** Returns each page's path and the kind of target that answered it, of one origin. */
    List<Map.Entry<String, String>> pages(String origin) {
        return answers.stream()
                .filter(answer -> answer.getKey().startsWith(origin))
                .map(answer -> Map.entry(
                        answer.getKey().substring(origin.length()).replaceAll("[?#].*$", ""), answer.getValue()))
                .toList();
    }

    private static Map.Entry<String, String> page(JsonNode response) {
        String kind = response.path("headers").path("x-banyan-target-kind").asText("none");
        return Map.entry(response.path("url").asText(), kind);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
