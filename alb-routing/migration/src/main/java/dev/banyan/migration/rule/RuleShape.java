package dev.banyan.migration.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything about a rule but its weights, in words that last: it is kept in the state and compared
 * with the live rule before each write, maybe weeks later.
 *
 * @param parts what stands for each part, such as {@code stickiness} or {@code conditions}
 */
public record RuleShape(SortedMap<String, String> parts) {

    /** Copies the parts. */
    public RuleShape {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    @JsonCreator
    static RuleShape read(Map<String, String> parts) {
        return new RuleShape(new TreeMap<>(parts));
    }

    /** Returns the parts, as JSON has them. */
    @JsonValue
    SortedMap<String, String> write() {
        return parts;
    }

    /** Returns what is different now, a line each for a person; none if nothing is. */
    public List<String> differences(RuleShape now) {
        SortedSet<String> names = new TreeSet<>(parts.keySet());
        names.addAll(now.parts.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String before = parts.getOrDefault(name, "none");
            String after = now.parts.getOrDefault(name, "none");
            if (!before.equals(after)) {
                differences.add(name + ": " + before + " -> " + after);
            }
        }
        return List.copyOf(differences);
    }
}
