package dev.banyan.junit;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as the access log tells it. What AWS writes as {@code -} is an empty text, or 0.
 *
 * @param type such as {@code http} or {@code https}
 * @param time when the request ended
 * @param client the client's address and port
 * @param target the target's address and port; empty for a function
 * @param status the status that the client got
 * @param targetStatus the status that the target answered
 * @param method the method
 * @param url the whole URL, with the listener's port
 * @param userAgent the User-Agent header
 * @param targetGroupArn the group that was chosen
 * @param traceId the value of X-Amzn-Trace-Id
 * @param rulePriority the rule that decided; 0 for the default rule, -1 for none
 * @param actions the actions that ran, such as {@code forward}
 * @param redirectUrl where a redirect leads
 * @param errorReason why a request to a function failed
 * @param fields all fields of the line, as they came
 */
public record AccessLogEntry(
        String type,
        Instant time,
        String client,
        String target,
        int status,
        int targetStatus,
        String method,
        URI url,
        String userAgent,
        String targetGroupArn,
        String traceId,
        int rulePriority,
        String actions,
        String redirectUrl,
        String errorReason,
        List<String> fields) {

    private static final int FIELDS_READ = 25;

    /** Copies the fields. */
    public AccessLogEntry {
        fields = List.copyOf(fields);
    }

    /** @throws IllegalArgumentException if it is not a line of an access log */
    static AccessLogEntry parse(String line) {
        List<String> all = split(line);
        if (all.size() < FIELDS_READ) {
            throw new IllegalArgumentException("line: " + line + " (expected: one of an access log)");
        }
        String[] request = all.get(12).split(" ");
        return new AccessLogEntry(
                all.get(0),
                Instant.parse(all.get(1)),
                all.get(3),
                text(all.get(4)),
                number(all.get(8), 0),
                number(all.get(9), 0),
                request[0],
                URI.create(request[1]),
                text(all.get(13)),
                text(all.get(16)),
                text(all.get(17)),
                number(all.get(20), -1),
                text(all.get(22)),
                text(all.get(23)),
                text(all.get(24)),
                all);
    }

    private static String text(String field) {
        return field.equals("-") ? "" : field;
    }

    private static int number(String field, int none) {
        return field.equals("-") ? none : Integer.parseInt(field);
    }

    /** Splits at blanks outside double quotes; a quote inside a field is written as an escape. */
    private static List<String> split(String line) {
        List<String> fields = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            boolean quoted = line.charAt(at) == '"';
            int start = quoted ? at + 1 : at;
            int end = line.indexOf(quoted ? '"' : ' ', start);
            int stop = end < 0 ? line.length() : end;
            fields.add(line.substring(start, stop));
            at = quoted ? stop + 2 : stop + 1;
        }
        return fields;
    }
}
