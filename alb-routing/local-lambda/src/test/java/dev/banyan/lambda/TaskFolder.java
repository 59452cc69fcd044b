package dev.banyan.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Lays out test handlers as a function's code. */
final class TaskFolder {
    private static final String PACKAGE = "dev/banyan/lambda/handlers";

    private TaskFolder() {}

    /** Copies the compiled handlers into a folder. */
    static Path folder(Path target) throws IOException {
        Path packageFolder = Files.createDirectories(target.resolve(PACKAGE));
        for (Path file : compiled()) {
            Files.copy(file, packageFolder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return target;
    }

    /** Packs the compiled handlers into a zip archive. */
    static Path archive(Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Path file : compiled()) {
                zip.putNextEntry(new ZipEntry(PACKAGE + "/" + file.getFileName()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return target;
    }

    private static List<Path> compiled() {
        Path classes = RuntimeFiles.location(TaskFolder.class).resolve(PACKAGE);
        try (Stream<Path> files = Files.list(classes)) {
            return files.sorted().toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
