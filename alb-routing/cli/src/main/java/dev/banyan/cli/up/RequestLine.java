package dev.banyan.cli.up;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An access log line, shortened for a person who watches. */
final class RequestLine {

    private static final int TIME = 1;
    private static final int TARGET = 4;
    private static final int STATUS = 8;
    private static final int REQUEST = 12;
    private static final int TARGET_GROUP = 16;
    private static final int RULE = 20;
    private static final int ERROR_REASON = 24;

    private RequestLine() {}

    /** Returns time, status, method, URL, milliseconds, rule and who answered. */
    static String of(String accessLogLine) {
        List<String> fields = fields(accessLogLine);
        if (fields.size() <= ERROR_REASON) {
            return accessLogLine;
        }
        String reason = fields.get(ERROR_REASON);
        return String.format(
                Locale.ROOT,
                "  %s  %s  %-60s %7s ms  rule %-7s %s%s",
                fields.get(TIME).substring(11, 23),
                fields.get(STATUS),
                fields.get(REQUEST).replaceAll(" HTTP/[0-9.]+$", ""),
                milliseconds(fields.subList(5, 8)),
                fields.get(RULE).equals("0") ? "default" : fields.get(RULE),
                answeredBy(fields.get(TARGET), fields.get(TARGET_GROUP)),
                reason.equals("-") ? "" : "  " + reason);
    }

    private static String answeredBy(String target, String targetGroup) {
        if (targetGroup.equals("-")) {
            return "load balancer";
        }
        String group = targetGroup.replaceAll("^.*:targetgroup/([^/]+)/.*$", "$1");
        return target.equals("-") ? group : group + " " + target;
    }

    private static String milliseconds(List<String> seconds) {
        double sum = seconds.stream()
                .mapToDouble(Double::parseDouble)
                .filter(part -> part > 0)
                .sum();
        return String.format(Locale.ROOT, "%.0f", sum * 1000);
    }

    /** Splits at blanks outside double quotes. */
    private static List<String> fields(String line) {
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
