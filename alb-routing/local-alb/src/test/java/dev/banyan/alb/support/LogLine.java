package dev.banyan.alb.support;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of a log line, counted from 1 as the documentation does; quotes are taken off. */
public record LogLine(List<String> fields) {

    private static final Pattern FIELD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    public static LogLine of(String line) {
        List<String> fields = new ArrayList<>();
        Matcher matcher = FIELD.matcher(line);
        while (matcher.find()) {
            fields.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
        }
        return new LogLine(fields);
    }

    public String field(int number) {
        return fields.get(number - 1);
    }
}
