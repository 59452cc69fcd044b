package dev.banyan.function;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A path of fixed segments and {@code {name}} segments. Immutable. */
final class PathTemplate {

    private final List<String> segments;

    private PathTemplate(List<String> segments) {
        this.segments = segments;
    }

    /** @throws IllegalArgumentException if the path does not begin with a slash or names a segment twice */
    static PathTemplate parse(String template) {
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("path: " + template + " (expected: a path that begins with /)");
        }
        List<String> segments = split(template);
        List<String> names = new ArrayList<>();
        for (String segment : segments) {
            if (isName(segment) && names.contains(segment)) {
                throw new IllegalArgumentException("path: " + template + " (expected: " + segment + " once)");
            }
            names.add(segment);
        }
        return new PathTemplate(segments);
    }

    /** The decoded values of the named segments if the path fits, else null. */
    @Nullable
    Map<String, String> match(String path) {
        List<String> actual = split(path);
        if (actual.size() != segments.size()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int index = 0; index < actual.size(); index++) {
            String expected = segments.get(index);
            String segment = actual.get(index);
            if (isName(expected) && !segment.isEmpty()) {
                values.put(expected.substring(1, expected.length() - 1), Parameters.decode(segment, false));
            } else if (!expected.equals(segment)) {
                return null;
            }
        }
        return values;
    }

    private static boolean isName(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> split(String path) {
        List<String> segments = new ArrayList<>();
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            segments.add(path.substring(start, slash));
            start = slash + 1;
        }
        segments.add(path.substring(start));
        return segments;
    }
}
