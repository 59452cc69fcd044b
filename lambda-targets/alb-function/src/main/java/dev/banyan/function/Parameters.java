package dev.banyan.function;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and decodes {@code name=value&name=value} text the way a servlet container does. */
final class Parameters {

    private Parameters() {}

    /** The decoded parameters, in order of first appearance; empty pairs vanish, a name alone has the value {@code ""}. */
    static Map<String, List<String>> parse(String encoded) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        int start = 0;
        while (start < encoded.length()) {
            int end = encoded.indexOf('&', start);
            int stop = end < 0 ? encoded.length() : end;
            if (stop > start) {
                addPair(encoded.substring(start, stop), parameters);
            }
            start = stop + 1;
        }
        return freeze(parameters);
    }

    private static void addPair(String pair, Map<String, List<String>> parameters) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        add(parameters, decode(name, true), decode(value, true));
    }

    private static void add(Map<String, List<String>> parameters, String name, String value) {
        List<String> values = parameters.get(name);
        if (values == null) {
            values = new ArrayList<>(1);
            parameters.put(name, values);
        }
        values.add(value);
    }

    private static Map<String, List<String>> freeze(Map<String, List<String>> parameters) {
        Map<String, List<String>> frozen = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            frozen.put(parameter.getKey(), List.copyOf(parameter.getValue()));
        }
        return Collections.unmodifiableMap(frozen);
    }

    /**
     * Percent-decodes UTF-8 text. A {@code %} without two hexadecimal digits stays as it is.
     *
     * @param plusIsSpace true in queries and forms, false in paths
     */
    static String decode(String encoded, boolean plusIsSpace) {
        if (encoded.indexOf('%') < 0 && (!plusIsSpace || encoded.indexOf('+') < 0)) {
            return encoded;
        }
        byte[] bytes = encoded.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int index = 0; index < bytes.length; index++) {
            int octet = bytes[index] == '%' ? octetAt(bytes, index + 1) : -1;
            if (octet >= 0) {
                decoded.write(octet);
                index += 2;
            } else {
                decoded.write(plusIsSpace && bytes[index] == '+' ? ' ' : bytes[index]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static int octetAt(byte[] bytes, int index) {
        if (index + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[index], 16);
        int low = Character.digit(bytes[index + 1], 16);
        return high < 0 || low < 0 ? -1 : (high << 4) | low;
    }
}
