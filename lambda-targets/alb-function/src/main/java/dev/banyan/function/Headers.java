package dev.banyan.function;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Header fields: names without regard to case, each with one or more values in order. Immutable. */
public final class Headers {

    private static final Headers EMPTY = new Builder().build();

    private final Map<String, List<String>> values;

    private Headers(Map<String, List<String>> values) {
        this.values = values;
    }

    /** No header fields. */
    public static Headers empty() {
        return EMPTY;
    }

    /** A builder without any fields. */
    public static Builder builder() {
        return new Builder();
    }

    /** The first value of a field, or null if it did not arrive. */
    public @Nullable String first(String name) {
        List<String> all = values.get(name);
        return all == null ? null : all.get(0);
    }

    /** All values of a field, in order; empty if it did not arrive. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a field of this name is here. */
    public boolean contains(String name) {
        return values.containsKey(name);
    }

    /** All fields, sorted by name without regard to case; every list has at least one value. */
    public Map<String, List<String>> asMap() {
        return values;
    }

    /** A copy in which this field has this one value, whatever it had before. */
    public Headers with(String name, String value) {
        Builder builder = new Builder();
        builder.values.putAll(values);
        builder.values.remove(name);
        return builder.add(name, value).build();
    }

    /** A copy in which this field has one more value. */
    public Headers plus(String name, String value) {
        Builder builder = new Builder();
        builder.values.putAll(values);
        return builder.add(name, value).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Headers headers && values.equals(headers.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The names only: values may be secret. */
    @Override
    public String toString() {
        return values.keySet().toString();
    }

    /** Collects header fields. Not thread-safe. */
    public static final class Builder {
        private final TreeMap<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

        private Builder() {}

        /** Adds one value; a name that is already here keeps its earlier values before it. */
        public Builder add(String name, String value) {
            List<String> extended = new ArrayList<>(values.getOrDefault(name, List.of()));
            extended.add(value);
            values.put(name, Collections.unmodifiableList(extended));
            return this;
        }

        /** The fields added so far. */
        public Headers build() {
            TreeMap<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            copy.putAll(values);
            return new Headers(Collections.unmodifiableMap(copy));
        }
    }
}
