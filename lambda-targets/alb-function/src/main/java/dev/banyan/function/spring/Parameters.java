package dev.banyan.function.spring;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code a=1&b=2}, as it stands in queries and form posts. */
final class Parameters {

    static final Charset QUERY_CHARSET = StandardCharsets.UTF_8;

    private Parameters() {}

    /** Names and values decoded once, in order; a pair that cannot be decoded is left out, as Tomcat leaves it out. */
    static Map<String, List<String>> parse(String encoded, Charset charset) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), charset);
            String value = decode(equals < 0 ? "" : pair.substring(equals + 1), charset);
            if (name != null && value != null && !name.isEmpty()) {
                parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return parameters;
    }

    /** Adds values behind those already there: of one name the query's come before the body's. */
    static void addTo(Map<String, String[]> all, Map<String, List<String>> added) {
        added.forEach((name, values) -> all.merge(name, values.toArray(String[]::new), Parameters::append));
    }

    static String[] append(String[] first, String[] last) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }

    private static @Nullable String decode(String encoded, Charset charset) {
        byte[] decoded = PercentCoding.decode(encoded.replace('+', ' '), charset);
        return decoded == null ? null : charset.decode(ByteBuffer.wrap(decoded)).toString();
    }
}
