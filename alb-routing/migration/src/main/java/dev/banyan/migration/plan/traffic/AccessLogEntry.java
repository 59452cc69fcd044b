package dev.banyan.migration.plan.traffic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an access log tells of a request and where it went.
 *
 * @param type {@code http}, {@code https}, {@code h2}, {@code grpcs}, {@code ws} or {@code wss}
 * @param time when the answer was made, as the log writes it
 * @param loadBalancer {@code app/name/id}
 * @param client the client's address without port, or null where the log has none
 * @param status the status that the client got, or 0 for none
 * @param request method and URL, or null where the load balancer could read none
 * @param userAgent the header, or null for none
 * @param targetGroup the group's ARN, or null
 * @param priority the rule that won: its priority, 0 for the default rule, -1 for an error; null where no rule was asked
 */
record AccessLogEntry(
        String type,
        String time,
        String loadBalancer,
        @Nullable String client,
        int status,
        @Nullable LoggedUrl request,
        @Nullable String userAgent,
        @Nullable String targetGroup,
        @Nullable Integer priority) {

    /** The fields that every log since 2020 has. Newer logs have more, and unknown ones may follow. */
    static final int FEWEST_FIELDS = 29;

    private static final List<String> TYPES = List.of("http", "https", "h2", "grpcs", "ws", "wss");

    /**
     * Reads a line.
     *
     * @throws BrokenLineException if it is none of an access log
     */
    static AccessLogEntry parse(String line) throws BrokenLineException {
        List<String> fields = LogFields.split(line);
        if (fields.size() < FEWEST_FIELDS) {
            throw new BrokenLineException(fields.size() + " fields (expected: " + FEWEST_FIELDS + " or more)");
        }
        if (!TYPES.contains(fields.get(0))) {
            throw new BrokenLineException("field 1, the type (expected: one of " + String.join(", ", TYPES) + ")");
        }
        return new AccessLogEntry(
                fields.get(0),
                time(fields.get(1)),
                loadBalancer(fields.get(2)),
                client(fields.get(3)),
                number(9, fields.get(8), 0, 999, 0),
                LoggedUrl.parse(fields.get(12)),
                orNull(fields.get(13)),
                orNull(fields.get(16)),
                priority(fields.get(20)));
    }

    private static String time(String field) throws BrokenLineException {
        if (!field.startsWith("2") || !field.endsWith("Z") || field.indexOf('T') < 0) {
            throw new BrokenLineException("field 2, the time (expected: such as 2026-11-20T09:15:02.348504Z)");
        }
        return field;
    }

    private static String loadBalancer(String field) throws BrokenLineException {
        if (!field.startsWith("app/")) {
            throw new BrokenLineException("field 3, the load balancer (expected: app/name/id)");
        }
        return field;
    }

    /** The port stands behind the last colon; some addresses of IPv6 are in brackets. */
    private static @Nullable String client(String field) {
        int colon = field.lastIndexOf(':');
        if (colon < 0) {
            return null;
        }
        String address = field.substring(0, colon);
        return address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
    }

    private static @Nullable Integer priority(String field) throws BrokenLineException {
        return field.equals("-") ? null : number(21, field, -1, 50_000, 0);
    }

    private static int number(int place, String field, int least, int most, int none) throws BrokenLineException {
        if (field.equals("-")) {
            return none;
        }
        if (field.matches("-?\\d{1,6}")) {
            int number = Integer.parseInt(field);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new BrokenLineException("field " + place + " (expected: " + least + " to " + most + ", or -)");
    }

    private static @Nullable String orNull(String field) {
        return field.equals("-") ? null : field;
    }
}
