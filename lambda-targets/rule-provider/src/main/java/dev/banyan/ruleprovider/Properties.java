package dev.banyan.ruleprovider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object among the resource's properties. CloudFormation passes numbers and booleans as strings. Immutable.
 *
 * @param path where it stands, for messages; empty for the resource itself
 */
record Properties(String path, Map<?, ?> values) {

    /** @throws PropertyException if there is a member that nobody would read, since it would be without effect */
    Properties allowOnly(Set<String> names) {
        for (Object name : values.keySet()) {
            if (!names.contains(String.valueOf(name))) {
                throw new PropertyException(at(String.valueOf(name)), "given", "none: not supported here");
            }
        }
        return this;
    }

    boolean has(String name) {
        return values.get(name) != null;
    }

    /** @throws PropertyException if it is missing or no text */
    String text(String name) {
        Object value = values.get(name);
        if (value == null || value instanceof Map || value instanceof List) {
            throw new PropertyException(at(name), value == null ? "none" : value, "a text");
        }
        return String.valueOf(value);
    }

    /** @throws PropertyException if it is missing or no whole number in the range */
    int number(String name, int lowest, int highest) {
        String text = text(name);
        // CloudFormation writes some numbers as 40.0.
        String whole = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        if (whole.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(whole);
            if (number >= lowest && number <= highest) {
                return number;
            }
        }
        throw new PropertyException(at(name), text, lowest + " to " + highest);
    }

    boolean truth(String name) {
        return has(name) && text(name).equalsIgnoreCase("true");
    }

    /** @throws PropertyException if it is missing or no object */
    Properties object(String name) {
        return object(at(name), values.get(name));
    }

    /** The objects of a list; none if it is missing. */
    List<Properties> objects(String name) {
        List<Properties> objects = new ArrayList<>();
        for (Object element : list(name)) {
            objects.add(object(at(name) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** The texts of a list; none if it is missing. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            texts.add(String.valueOf(element));
        }
        return texts;
    }

    String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private List<?> list(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw new PropertyException(at(name), value, "a list");
    }

    private static Properties object(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new Properties(path, map);
        }
        throw new PropertyException(path, value == null ? "none" : value, "an object");
    }
}
