package dev.banyan.alb.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** The tables of the suite: one file for each section. */
final class Tables {

    static final Set<String> ROUTING = Set.of(
            "listener", "attributes", "targets", "function", "multi", "groups", "rules", "default", "function-arn");
    /** What a row or a step of it sends, and what it expects back. */
    static final Set<String> EXCHANGE = Set.of(
            "send",
            "is",
            "status",
            "line",
            "headers",
            "only-headers",
            "absent",
            "body",
            "length",
            "page",
            "closed",
            "unclosed");

    private static final Set<String> ROW = Set.of(
            "proves",
            "steps",
            "target",
            "target-body",
            "got",
            "event",
            "log",
            "lines",
            "metrics",
            "refused",
            "why",
            "invoked",
            "code",
            "checked",
            "levels",
            "from");

    private Tables() {}

    /** Returns the folder of the suite's resources. */
    static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(Tables.class.getResource("/conformance"), "conformance")
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the table files by name. */
    static List<Path> files() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns all rows of all files. */
    static List<Row> rows() {
        return files().stream().flatMap(file -> rows(file).stream()).toList();
    }

    static List<Row> rows(Path file) {
        List<Row> rows = new ArrayList<>();
        for (Object table : documents(file)) {
            Fields fields = Fields.of(table);
            String name = fields.text("table");
            Fields common = without(fields, Set.of("table", "rows"));
            int place = 0;
            for (Object row : fields.list("rows")) {
                place++;
                rows.add(row(name, name + "#" + place, common.with(Fields.of(row))));
            }
        }
        return rows;
    }

    private static Row row(String table, String id, Fields fields) {
        Set<String> known = new TreeSet<>(ROUTING);
        known.addAll(EXCHANGE);
        known.addAll(ROW);
        try {
            fields.checked(known);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(id + ": " + e.getMessage(), e);
        }
        return new Row(id, table, List.of(fields.text("proves").trim().split("\\s+")), fields);
    }

    private static List<?> documents(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader reader = Files.newBufferedReader(file)) {
            List<?> tables = new Yaml(options).load(reader);
            return tables;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fields without(Fields fields, Set<String> names) {
        Map<String, Object> rest = new java.util.LinkedHashMap<>(fields.members());
        rest.keySet().removeAll(names);
        return new Fields(rest);
    }
}
