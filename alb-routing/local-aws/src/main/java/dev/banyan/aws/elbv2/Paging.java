package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list. Lists are in the order of a key of their items, and a marker names the last key of a page: so a
 * page follows rightly even where items came and went since.
 *
 * @param after the key after which the page begins, or empty
 * @param size how many items a page holds
 */
record Paging(String after, int size) {

    private static final int MAXIMUM = 400;

    static Paging parse(Members request) {
        String marker = request.text("Marker");
        Integer size = request.integer("PageSize", 1, MAXIMUM);
        return new Paging(decode(marker), size == null ? MAXIMUM : size);
    }

    private static String decode(@Nullable String marker) {
        if (marker == null) {
            return "";
        }
        try {
            return new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw AwsException.validation("The marker '" + marker + "' is not valid");
        }
    }

    <T> void write(
            XmlWriter result,
            String name,
            Collection<T> items,
            Function<T, String> key,
            BiConsumer<XmlWriter, T> members) {
        List<T> rest = items.stream()
                .sorted(Comparator.comparing(key))
                .filter(item -> key.apply(item).compareTo(after) > 0)
                .toList();
        List<T> page = rest.subList(0, Math.min(size, rest.size()));
        result.list(name, page, members);
        if (rest.size() > page.size()) {
            result.text("NextMarker", encode(key.apply(page.get(page.size() - 1))));
        }
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }
}
