package dev.banyan.cdk;

import java.nio.file.Files;
import java.nio.file.Path;

/** Archives of functions on this machine. */
final class Archives {

    private Archives() {}

    /**
     * The archive, if it is there.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    static Path existing(Path archive) {
        Arguments.check(Files.isRegularFile(archive), "archive", archive, "an existing file; build the function first");
        return archive;
    }
}
