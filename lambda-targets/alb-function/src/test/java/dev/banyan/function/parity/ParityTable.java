package dev.banyan.function.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads tables of requests: YAML lists with the members of {@link ParityRow}. */
public final class ParityTable {

    private static final Pattern SIZE = Pattern.compile("\\{size:(\\d+)}");

    private ParityTable() {}

    /** The rows of a resource of the class path. */
    public static List<ParityRow> read(String resource) {
        try (InputStream input = ParityTable.class.getResourceAsStream(resource)) {
            if (input == null) {
                throw new IllegalArgumentException("resource: " + resource + " (expected: on the class path)");
            }
            return read(input);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The rows of a file, such as another module's. */
    public static List<ParityRow> read(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return read(input);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<ParityRow> read(InputStream input) {
        List<Map<String, Object>> rows = new Yaml(new SafeConstructor(new LoaderOptions())).load(input);
        return rows.stream().map(ParityTable::row).toList();
    }

    @SuppressWarnings("unchecked") // The shape of the file; a wrong one fails the test that reads it.
    private static ParityRow row(Map<String, Object> row) {
        Map<String, String> exceptions = (Map<String, String>) row.getOrDefault("except", Map.of());
        return new ParityRow(
                String.valueOf(row.get("name")),
                String.valueOf(row.getOrDefault("method", "GET")),
                String.valueOf(row.get("target")),
                ((List<String>) row.getOrDefault("headers", List.of()))
                        .stream().map(ParityTable::expand).toList(),
                expand(String.valueOf(row.getOrDefault("body", ""))),
                new LinkedHashMap<>(exceptions));
    }

    private static String expand(String text) {
        return SIZE.matcher(text).replaceAll(size -> "x".repeat(Integer.parseInt(size.group(1))));
    }
}
