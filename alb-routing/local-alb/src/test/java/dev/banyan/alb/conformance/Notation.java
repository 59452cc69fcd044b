package dev.banyan.alb.conformance;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the tables write bytes: {@code ↵} is CR LF, {@code \r \n \t \0 \xHH \\} are single bytes, {@code «text*count»} is
 * a repeated text. Expected values may hold {@code ${name}}: a number that only the run knows, such as a port, or a
 * pattern of what chance decides, such as a trace id.
 */
final class Notation {

    private static final Pattern REPEATED = Pattern.compile("«([^»]*)\\*(\\d+)»", Pattern.DOTALL);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(x[0-9A-Fa-f]{2}|[rnt0\\\\])|↵");
    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z0-9-]+)}");

    private static final Map<String, String> PATTERNS = Map.ofEntries(
            Map.entry("any", ".*"),
            Map.entry("hex8", "[0-9a-f]{8}"),
            Map.entry("hex24", "[0-9a-f]{24}"),
            Map.entry("hex32", "[0-9a-f]{32}"),
            Map.entry("number", "\\d+"),
            Map.entry("seconds", "\\d+\\.\\d{3}"),
            Map.entry("time", "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"),
            Map.entry("date", "[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"),
            Map.entry("token", "[^\\s;\"|]+"),
            Map.entry("trace", "Root=1-[0-9a-f]{8}-[0-9a-f]{24}"));

    private Notation() {}

    static byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(unescape(text).getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    /** Returns the text with all escapes resolved, one character for each byte. */
    static String unescape(String text) {
        Matcher repeated = REPEATED.matcher(text);
        String whole = repeated.replaceAll(
                match -> Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2)))));
        return ESCAPED.matcher(whole).replaceAll(match -> Matcher.quoteReplacement(one(match.group())));
    }

    private static String one(String escape) {
        return switch (escape.length() == 1 ? '↵' : escape.charAt(1)) {
            case '↵' -> "\r\n";
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '0' -> "\0";
            case 'x' -> String.valueOf((char) Integer.parseInt(escape.substring(2), 16));
            default -> "\\";
        };
    }

    /** Returns the text with the names of this run replaced. */
    static String fill(String text, Map<String, String> names) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(names.getOrDefault(match.group(1), match.group())));
    }

    /** Returns whether an answer is what the table says. */
    static boolean matches(String expected, String actual, Map<String, String> names) {
        String literal = unescape(fill(expected, names));
        return literal.equals(actual)
                || (NAME.matcher(literal).find()
                        && pattern(literal).matcher(actual).matches());
    }

    private static Pattern pattern(String literal) {
        StringBuilder pattern = new StringBuilder();
        Matcher name = NAME.matcher(literal);
        int from = 0;
        while (name.find()) {
            String known = PATTERNS.get(name.group(1));
            if (known == null) {
                throw new IllegalArgumentException(name.group() + ": unknown (expected: one of " + PATTERNS + ")");
            }
            pattern.append(Pattern.quote(literal.substring(from, name.start()))).append(known);
            from = name.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(literal.substring(from))).toString(), Pattern.DOTALL);
    }
}
