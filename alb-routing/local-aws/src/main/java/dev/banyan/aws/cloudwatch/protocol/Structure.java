package dev.banyan.aws.cloudwatch.protocol;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A structure of an answer: its members in order, without the form that a protocol gives them. Belongs to one thread
 * until it is written.
 */
public final class Structure {

    private final Map<String, Object> members = new LinkedHashMap<>();

    /** Adds a text; null adds nothing, here as in all methods below. */
    public Structure text(String name, @Nullable String value) {
        return put(name, value);
    }

    /** Adds a whole number. */
    public Structure integer(String name, @Nullable Integer value) {
        return put(name, value);
    }

    /** Adds a number. */
    public Structure number(String name, @Nullable Double value) {
        return put(name, value);
    }

    /** Adds a truth value. */
    public Structure flag(String name, @Nullable Boolean value) {
        return put(name, value);
    }

    /** Adds a time, which is told to the millisecond. */
    public Structure time(String name, @Nullable Instant value) {
        return put(name, value);
    }

    /** Adds a structure. */
    public Structure structure(String name, @Nullable Structure value) {
        return put(name, value);
    }

    /** Adds a list of structures. */
    public Structure structures(String name, Collection<Structure> values) {
        return put(name, List.copyOf(values));
    }

    /** Adds a list of texts. */
    public Structure texts(String name, Collection<String> values) {
        return put(name, List.copyOf(values));
    }

    /** Adds a list of numbers. */
    public Structure numbers(String name, Collection<Double> values) {
        return put(name, List.copyOf(values));
    }

    /** Adds a list of times. */
    public Structure times(String name, Collection<Instant> values) {
        return put(name, List.copyOf(values));
    }

    /** Adds numbers by their names. */
    public Structure numbersByName(String name, Map<String, Double> values) {
        return put(name, new LinkedHashMap<>(values));
    }

    private Structure put(String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
        return this;
    }

    /** Returns the members: texts, numbers, truth values, times, structures, lists and maps of them. */
    Map<String, Object> members() {
        return Collections.unmodifiableMap(members);
    }
}
