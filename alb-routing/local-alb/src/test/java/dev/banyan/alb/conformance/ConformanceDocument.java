package dev.banyan.alb.conformance;

import dev.banyan.alb.conformance.Statement.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes docs/CONFORMANCE.md. */
final class ConformanceDocument {

    static final String COMMAND = "mvn -pl alb-routing/local-alb -am test -Dtest=ConformanceDocumentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dconformance.write=true";

    private final List<Statement> statements = Statement.all();
    private final Map<String, List<String>> proofs = Coverage.byStatement();
    private final StringBuilder text = new StringBuilder();

    /** Returns the whole document. */
    String text() {
        introduction();
        counts();
        listed("Open", Status.OPEN, "Not true here yet.", "why");
        listed("Choices", Status.CHOICE, "AWS does not say these, or nobody could confirm them.", "proofs");
        listed("Outside", Status.OUTSIDE, "These say nothing about this load balancer.", "why");
        listed("Proved", Status.PROVED, "A name with `#` is a row of a table, the others are tests.", "proofs");
        return text.toString();
    }

    private void introduction() {
        line("# Conformance");
        line("");
        line("Generated; a test fails when it is stale. To write it again:");
        line("");
        line("```");
        line(COMMAND);
        line("```");
        line("");
        line("What AWS says of the Application Load Balancer, statement by statement, and the rows and tests that"
                + " prove each here. The tables are in `alb-routing/local-alb/src/test/resources/conformance`: each row"
                + " is a routing, the raw bytes of a request and the literal answer. Rows about matching run on the"
                + " model alone as well.");
        line("");
        line(
                "**Not yet run against a real ALB.** `-Dconformance.base-url=http://host[:port]` on `RemoteConformanceTest`"
                        + " runs the rows that need only fixed responses and redirects there; the template of their rules is"
                        + " written to `alb-routing/local-alb/target/conformance/template.json`. So far that mode has run only"
                        + " against this load balancer, made from that template. A listener there needs a quota of more than 100 rules;"
                        + " `not-runnable.txt` beside the template says of every other row why it cannot run elsewhere.");
        line("");
    }

    private void counts() {
        Map<String, Map<Status, Integer>> sections = new LinkedHashMap<>();
        Map<Status, Integer> all = new TreeMap<>();
        for (Statement statement : statements) {
            sections.computeIfAbsent(statement.section(), key -> new TreeMap<>())
                    .merge(statement.status(), 1, Integer::sum);
            all.merge(statement.status(), 1, Integer::sum);
        }
        line("| section | statements | proved | choices | outside | open | rows and tests |");
        line("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        sections.forEach((section, counts) -> count(section, counts, "R-" + section + "-"));
        count("all", all, "R-");
        line("");
    }

    private void count(String section, Map<Status, Integer> counts, String prefix) {
        long rows = proofs.entrySet().stream()
                .filter(proof -> proof.getKey().startsWith(prefix))
                .flatMap(proof -> proof.getValue().stream())
                .distinct()
                .count();
        line("| " + section + " | "
                + counts.values().stream().mapToInt(Integer::intValue).sum()
                + " | " + counts.getOrDefault(Status.PROVED, 0)
                + " | " + counts.getOrDefault(Status.CHOICE, 0)
                + " | " + counts.getOrDefault(Status.OUTSIDE, 0)
                + " | " + counts.getOrDefault(Status.OPEN, 0)
                + " | " + rows + " |");
    }

    private void listed(String title, Status status, String introduction, String last) {
        List<Statement> chosen = statements.stream()
                .filter(statement -> statement.status() == status)
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        line("## " + title);
        line("");
        line(introduction);
        line("");
        line("| id | statement | " + last + " |");
        line("| --- | --- | --- |");
        for (Statement statement : chosen) {
            line("| " + statement.id() + " | " + cell(statement.text()) + " | "
                    + cell(statement.reason().isEmpty() ? proofs(statement.id()) : statement.reason()) + " |");
        }
        line("");
    }

    private String proofs(String id) {
        return String.join(", ", proofs.getOrDefault(id, List.of()));
    }

    private static String cell(String value) {
        return value.replace("\\", "\\\\")
                .replace("|", "\\|")
                .replace("*", "\\*")
                .replace("<", "&lt;");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
