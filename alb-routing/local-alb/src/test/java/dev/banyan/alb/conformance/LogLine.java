package dev.banyan.alb.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits lines of the access log into their fields. */
final class LogLine {

    private static final Pattern FIELD = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|\\S+");

    private LogLine() {}

    /** Returns the fields, quoted ones with their quotes; the first has the index 0. */
    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (field.find()) {
            fields.add(field.group());
        }
        return fields;
    }
}
