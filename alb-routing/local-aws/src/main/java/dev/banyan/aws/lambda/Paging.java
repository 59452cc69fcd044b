package dev.banyan.aws.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list. Lists are in the order of a key of their items, and a marker names the last key of a page: so a
 * page follows rightly even where items came and went since.
 */
final class Paging {

    private static final int MAXIMUM = 10_000;

    private Paging() {}

    /**
     * Writes a page.
     *
     * @param usual the size of a page where none is asked for, and the largest
     * @param items in any order
     */
    static <T> void write(
            RestCall call,
            ObjectNode result,
            String name,
            int usual,
            List<T> items,
            Function<T, String> key,
            Function<T, ObjectNode> write) {
        int size = Math.min(usual, call.integer("MaxItems", "maxItems", 1, MAXIMUM, usual));
        String marker = call.value("Marker");
        String after = marker == null ? "" : decode(marker);
        List<T> rest = items.stream()
                .sorted(Comparator.comparing(key))
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        ArrayNode list = result.putArray(name);
        page.forEach(item -> list.add(write.apply(item)));
        if (rest.size() > page.size()) {
            result.put("NextMarker", encode(key.apply(page.get(page.size() - 1))));
        }
    }

    private static String decode(String marker) {
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusals.invalid("Invalid pagination token: " + marker);
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
