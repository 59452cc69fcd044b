package dev.banyan.cdk.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that a synthesis writes to. */
final class OutputFolder {

    /** The file by which the CDK marks a folder of its own. */
    private static final String MARK = "cdk.out";

    private OutputFolder() {}

    /** Removes an earlier synthesis, whose archives would pile up; any other folder is left as it is. */
    static void clear(Path folder) {
        if (!Files.isRegularFile(folder.resolve(MARK))) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
