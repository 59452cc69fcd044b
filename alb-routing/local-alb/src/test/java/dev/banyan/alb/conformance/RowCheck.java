package dev.banyan.alb.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/** Compares what a row left behind with what it says: at the targets, at the function, in the log, in the metrics. */
final class RowCheck {

    private final RowRun run;
    private final Fields row;

    RowCheck(RowRun run, Fields row) {
        this.run = run;
        this.row = row;
    }

    /** Ends the row and compares. */
    void check(int answers) {
        checkTargets();
        function();
        List<String> log = run.end(answers, row.number("lines", answers));
        List<Object> expected = row.list("log");
        for (int line = 0; line < expected.size(); line++) {
            logLine(Fields.of(expected.get(line)).texts(), log.get(line));
        }
        RowMetrics metrics = run.metrics();
        row.fields("levels")
                .texts()
                .forEach((name, number) ->
                        assertThat(name + "=" + metrics.level(name)).isEqualTo(name + "=" + number));
        row.fields("metrics")
                .texts()
                .forEach((name, number) -> assertThat(name + "=" + metrics.number(name))
                        .as(metrics.toString())
                        .isEqualTo(name + "=" + number));
    }

    /** Compares what the targets got. */
    void checkTargets() {
        if (row.has("target")) {
            String head = Objects.requireNonNull(run.target().lastHead(), "a request at the target");
            String expected = Notation.unescape(Notation.fill(row.text("target"), run.names()));
            assertSame("target", sorted(expected), sorted(head));
        }
        if (row.has("target-body")) {
            assertSame("target-body", row.text("target-body"), run.target().lastBody());
        }
        if (row.has("checked")) {
            String expected = Notation.unescape(Notation.fill(row.text("checked"), run.names()));
            assertSame("checked", sorted(expected), sorted(run.target().checks().get(0)));
        }
        row.fields("got")
                .texts()
                .forEach((name, count) -> assertThat(run.target(name).heads())
                        .as("requests of " + name)
                        .hasSize(Integer.parseInt(count)));
    }

    /** AWS says nothing of the order of headers, only that those of one name keep theirs. */
    private static String sorted(String head) {
        List<String> lines = Arrays.asList(head.split("\r\n"));
        StringBuilder sorted = new StringBuilder(lines.get(0)).append("\r\n");
        lines.stream()
                .skip(1)
                .sorted(Comparator.comparing(line -> line.split(":", 2)[0].toLowerCase(Locale.ROOT)))
                .forEach(line -> sorted.append(line).append("\r\n"));
        return sorted.toString();
    }

    private void function() {
        if (row.has("invoked")) {
            assertThat(run.alb().invoker().invocations()).hasSize(row.number("invoked", 0));
        }
        if (row.has("event")) {
            Fields expected = Fields.of(json(Notation.fill(row.text("event"), run.names())));
            Fields actual = Fields.of(json(run.alb().invoker().lastEvent()));
            boolean whole = expected.has("requestContext");
            if (whole) {
                assertThat(actual.members().keySet())
                        .isEqualTo(expected.members().keySet());
            }
            expected.members().forEach((name, value) -> assertSame(name, flat(value), flat(actual.get(name))));
        }
        if (row.has("function-arn")) {
            assertThat(run.alb().invoker().invocations().get(0).functionArn()).isEqualTo(row.text("function-arn"));
        }
    }

    private static Object json(String text) {
        return new Yaml().load(text);
    }

    /** Returns an object's members in the order of their names, since the order of JSON means nothing. */
    private static String flat(Object value) {
        return value instanceof Map<?, ?>
                ? new java.util.TreeMap<>(Fields.of(value).texts()).toString()
                : String.valueOf(value);
    }

    private void logLine(Map<String, String> expected, String line) {
        List<String> fields = LogLine.fields(line);
        expected.forEach((number, value) -> {
            String actual =
                    number.equals("count") ? Integer.toString(fields.size()) : fields.get(Integer.parseInt(number) - 1);
            assertSame("field " + number + " of " + line, value, actual);
        });
    }

    private void assertSame(String what, String literal, String actual) {
        if (!Notation.matches(literal, actual, run.names())) {
            assertThat(actual).as(what).isEqualTo(Notation.unescape(Notation.fill(literal, run.names())));
        }
    }
}
