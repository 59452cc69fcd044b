package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What things must be like to be described: all filters must hold, each by one of its values, in which {@code *} stands
 * for any text and {@code ?} for any character.
 *
 * @param byName values by the filters' names
 */
record Filters(Map<String, List<String>> byName) {

    static Filters parse(Members request) {
        Map<String, List<String>> filters = new LinkedHashMap<>();
        for (Members filter : request.indexed("Filter")) {
            filters.computeIfAbsent(filter.required("Name"), name -> new ArrayList<>())
                    .addAll(filter.indexedTexts("Value"));
        }
        return new Filters(filters);
    }

    List<String> values(String name) {
        return byName.getOrDefault(name, List.of());
    }

    /**
     * Returns those that all filters hold for.
     *
     * @throws AwsException if the things have nothing that a filter names
     */
    List<Item> choose(List<Item> items) {
        return items.stream().filter(this::holds).toList();
    }

    private boolean holds(Item item) {
        return byName.entrySet().stream().allMatch(filter -> holds(filter.getKey(), filter.getValue(), item));
    }

    private static boolean holds(String name, List<String> values, Item item) {
        if (name.equals("tag-key") || name.startsWith("tag:")) {
            return false; // Nothing here has tags.
        }
        List<String> own = item.filters().get(name);
        if (own == null) {
            throw AwsException.of("InvalidParameterValue", "The filter '" + name + "' is invalid");
        }
        return values.stream()
                .map(Filters::pattern)
                .anyMatch(pattern ->
                        own.stream().anyMatch(value -> pattern.matcher(value).matches()));
    }

    private static Pattern pattern(String value) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            switch (character) {
                case '*' -> pattern.append(".*");
                case '?' -> pattern.append('.');
                default -> pattern.append(Pattern.quote(String.valueOf(character)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
