package dev.banyan.alb.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of a table with its members by name. */
record Fields(Map<String, Object> members) {

    static Fields of(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("mapping: " + value + " (expected: name: value)");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), member));
        return new Fields(members);
    }

    /** Refuses members that nobody reads: a row with a typing error would prove nothing. */
    Fields checked(Set<String> known) {
        return checked(known, Set.of());
    }

    /** Refuses members that are in neither set. */
    Fields checked(Set<String> known, Set<String> others) {
        for (String name : members.keySet()) {
            if (!known.contains(name) && !others.contains(name)) {
                throw new IllegalArgumentException(
                        name + ": unknown (expected: one of " + known + " and " + others + ")");
            }
        }
        return this;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    Object get(String name) {
        Object value = members.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + ": missing in " + members);
        }
        return value;
    }

    @Nullable
    Object find(String name) {
        return members.get(name);
    }

    String text(String name) {
        return String.valueOf(get(name));
    }

    String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    int number(String name, int otherwise) {
        return has(name) ? Integer.parseInt(text(name)) : otherwise;
    }

    boolean flag(String name) {
        return has(name) && Boolean.parseBoolean(text(name));
    }

    Fields fields(String name) {
        return has(name) ? of(get(name)) : new Fields(Map.of());
    }

    /** Returns the members of a list; a single value is a list of one. */
    List<Object> list(String name) {
        Object value = members.get(name);
        if (value == null) {
            return List.of();
        }
        return value instanceof List<?> list ? new ArrayList<>(list) : List.of(value);
    }

    List<String> texts(String name) {
        return list(name).stream().map(String::valueOf).toList();
    }

    /** Returns the members as text, in their order. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        members.forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    /** Returns these members where the other mapping does not name them, and the other's. */
    Fields with(Fields other) {
        Map<String, Object> merged = new LinkedHashMap<>(members);
        merged.putAll(other.members);
        return new Fields(merged);
    }
}
