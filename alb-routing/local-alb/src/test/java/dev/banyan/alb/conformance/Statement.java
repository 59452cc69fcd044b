package dev.banyan.alb.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that AWS says of its load balancer.
 *
 * @param id its name for ever
 * @param section the section of AWS's behaviour that it belongs to
 * @param text the statement in short
 * @param status what becomes of it here
 * @param reason why it has no row, empty for one that has
 */
record Statement(String id, String section, String text, Status status, String reason) {

    /** What becomes of a statement. */
    enum Status {
        /** Rows or tests prove it. */
        PROVED,
        /** AWS does not say it; this is what was chosen. */
        CHOICE,
        /** It says nothing about this load balancer. */
        OUTSIDE,
        /** It is not true here yet. */
        OPEN
    }

    private static final String HEADER = "id,section,statement,status,reason";
    private static final Pattern FIELD = Pattern.compile("(?:\"((?:[^\"]|\"\")*)\"|([^,]*))(?:,|$)");

    /** Returns all statements in the order of their sections. */
    static List<Statement> all() {
        try {
            List<String> lines = Files.readAllLines(Tables.folder().resolve("statements.csv"));
            if (!lines.get(0).equals(HEADER)) {
                throw new IllegalArgumentException("statements.csv: " + lines.get(0) + " (expected: " + HEADER + ")");
            }
            return lines.stream().skip(1).map(Statement::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Statement parse(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        while (fields.size() < 5 && field.find()) {
            fields.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
        }
        if (fields.size() < 5) {
            throw new IllegalArgumentException(line + " (expected: five fields)");
        }
        return new Statement(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                Status.valueOf(fields.get(3).toUpperCase(java.util.Locale.ROOT)),
                fields.get(4));
    }
}
