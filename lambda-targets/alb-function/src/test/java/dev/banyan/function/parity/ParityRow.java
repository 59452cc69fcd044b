package dev.banyan.function.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request of a table.
 *
 * @param name what the row shows
 * @param method the method
 * @param target path and query, as they stand in the request line
 * @param headers header lines, {@code Name: value}; Host is added where none is given
 * @param body the body, empty for none; {@code {size:N}} stands for N letters, here and in headers
 * @param exceptions what may differ ({@code status}, {@code body}, or a header's name) and the reason why
 */
public record ParityRow(
        String name, String method, String target, List<String> headers, String body, Map<String, String> exceptions) {

    /** A copy with text replaced in target, headers and body, such as the session a test has made. */
    public ParityRow with(String placeholder, String value) {
        return new ParityRow(
                name,
                method,
                target.replace(placeholder, value),
                headers.stream().map(line -> line.replace(placeholder, value)).toList(),
                body.replace(placeholder, value),
                exceptions);
    }

    /** A copy with further exceptions, such as those of a whole table. */
    public ParityRow except(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(exceptions);
        return new ParityRow(name, method, target, headers, body, all);
    }

    @Override
    public String toString() {
        return name + ": " + method + " " + target;
    }
}
