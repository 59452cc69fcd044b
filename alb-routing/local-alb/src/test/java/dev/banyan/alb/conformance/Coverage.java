package dev.banyan.alb.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which rows and tests prove which statement. */
final class Coverage {

    private static final String ANNOTATION = "dev/banyan/alb/conformance/Proves;";

    private Coverage() {}

    /** Returns the names of rows and tests by the ids that they name, in their order. */
    static Map<String, List<String>> byStatement() {
        Map<String, List<String>> proofs = new TreeMap<>();
        for (Row row : Tables.rows()) {
            row.proves()
                    .forEach(id ->
                            proofs.computeIfAbsent(id, key -> new ArrayList<>()).add(row.id()));
        }
        for (Method method : tests()) {
            String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
            for (String id :
                    Objects.requireNonNull(method.getAnnotation(Proves.class)).value()) {
                proofs.computeIfAbsent(id, key -> new ArrayList<>()).add(name);
            }
        }
        return proofs;
    }

    private static List<Method> tests() {
        Path classes = Objects.requireNonNull(Tables.folder().getParent());
        try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
            return files.filter(file -> file.toString().endsWith("Test.class"))
                    .filter(Coverage::isAnnotated)
                    .flatMap(file -> Stream.of(type(classes, file).getDeclaredMethods()))
                    .filter(method -> method.isAnnotationPresent(Proves.class))
                    .sorted(Comparator.comparing(Method::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only classes that name the annotation are loaded. */
    private static boolean isAnnotated(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains(ANNOTATION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(Path classes, Path file) {
        String name = classes.relativize(file).toString();
        try {
            return Class.forName(
                    name.substring(0, name.length() - ".class".length()).replace('/', '.'));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
