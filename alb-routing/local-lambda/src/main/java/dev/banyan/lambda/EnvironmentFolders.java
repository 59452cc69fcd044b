package dev.banyan.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders of running services, named by their process so that a later one can tell which are left over. */
final class EnvironmentFolders {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentFolders.class);

    private EnvironmentFolders() {}

    /**
     * Makes a folder for this service and deletes those of services that died.
     *
     * @throws LambdaServiceException if the folder cannot be made
     */
    static Path create(Path parent) {
        try {
            Files.createDirectories(parent);
            leftOver(parent).forEach(EnvironmentFolders::delete);
            String name = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
            return Files.createDirectory(parent.resolve(name));
        } catch (IOException unusable) {
            throw new LambdaServiceException("state folder: " + parent + " (expected: a folder to write to)", unusable);
        }
    }

    private static List<Path> leftOver(Path parent) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> !isInUse(folder.getFileName().toString()))
                    .toList();
        }
    }

    private static boolean isInUse(String name) {
        String pid = name.split("-", 2)[0];
        return !pid.matches("[0-9]{1,18}")
                || ProcessHandle.of(Long.parseLong(pid)).isPresent();
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException failed) {
            LOG.warn("{} cannot be deleted", folder, failed);
        }
    }
}
