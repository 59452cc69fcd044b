package dev.banyan.function.spring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedCaseInsensitiveMap;

/** Header values by name, names in any case. Not safe for use by several threads. */
final class HeaderMap {

    private final Map<String, List<String>> values = new LinkedCaseInsensitiveMap<>();

    static HeaderMap copyOf(Map<String, List<String>> values) {
        HeaderMap copy = new HeaderMap();
        values.forEach((name, all) -> copy.values.put(name, new ArrayList<>(all)));
        return copy;
    }

    void set(String name, String value) {
        List<String> single = new ArrayList<>();
        single.add(value);
        values.put(name, single);
    }

    void add(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    void remove(String name) {
        values.remove(name);
    }

    void clear() {
        values.clear();
    }

    @Nullable
    String first(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? null : all.get(0);
    }

    List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    boolean contains(String name) {
        return values.containsKey(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    HeaderMap copy() {
        return copyOf(values);
    }

    Map<String, List<String>> toMap() {
        return new LinkedHashMap<>(values);
    }
}
