package dev.banyan.migration.plan.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of an access log into its fields: separated by one blank, some in double quotes. In quotes, {@code \xHH}
 * is a byte, and a backslash before a quote or a backslash takes its meaning away; before anything else it is itself.
 */
final class LogFields {

    private final String line;
    private final List<String> fields = new ArrayList<>(36);
    private int at;

    private LogFields(String line) {
        this.line = line;
    }

    /** @throws BrokenLineException if quotes are open at the end, or do not end at a blank */
    static List<String> split(String line) throws BrokenLineException {
        LogFields split = new LogFields(line);
        while (split.at <= line.length()) {
            split.fields.add(split.at < line.length() && line.charAt(split.at) == '"' ? split.quoted() : split.plain());
        }
        return split.fields;
    }

    private String plain() {
        int blank = line.indexOf(' ', at);
        int end = blank < 0 ? line.length() : blank;
        String field = line.substring(at, end);
        at = end + 1;
        return field;
    }

    private String quoted() throws BrokenLineException {
        int from = at + 1;
        int end = closingQuote(from);
        String field = line.substring(from, end);
        at = end + 1;
        if (at < line.length() && line.charAt(at) != ' ') {
            throw new BrokenLineException("field " + (fields.size() + 1) + " goes on after its quotes");
        }
        at++;
        return field.indexOf('\\') < 0 ? field : unescape(field);
    }

    private int closingQuote(int from) throws BrokenLineException {
        for (int i = from; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '\\') {
                i++;
            } else if (character == '"') {
                return i;
            }
        }
        throw new BrokenLineException("the quotes of field " + (fields.size() + 1) + " are not closed");
    }

    private static String unescape(String field) {
        StringBuilder text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char character = field.charAt(i);
            char next = i + 1 < field.length() ? field.charAt(i + 1) : ' ';
            if (character != '\\') {
                text.append(character);
            } else if (next == 'x' && hexadecimal(field, i + 2) >= 0) {
                text.append((char) hexadecimal(field, i + 2));
                i += 3;
            } else if (next == '"' || next == '\\') {
                text.append(next);
                i++;
            } else {
                text.append(character);
            }
        }
        return text.toString();
    }

    /** Returns the value of two digits, or a negative number. */
    private static int hexadecimal(String field, int from) {
        if (from + 2 > field.length()) {
            return -1;
        }
        int high = Character.digit(field.charAt(from), 16);
        int low = Character.digit(field.charAt(from + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
