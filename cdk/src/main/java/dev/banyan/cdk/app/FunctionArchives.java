package dev.banyan.cdk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The archives that the app's functions are made of, where the build leaves them.
 *
 * @param root the root folder of the repository
 */
record FunctionArchives(Path root) {

    private static final List<String> FUNCTIONS =
            List.of("header-monitor", "cookie-control", "catalog", "rule-provider");

    /** Returns the archive of a function, by the folder that its code lives in. */
    Path of(String function) {
        return root.resolve("lambda-targets")
                .resolve(function)
                .resolve("target")
                .resolve(function + ".zip");
    }

    List<Path> all() {
        return FUNCTIONS.stream().map(this::of).toList();
    }

    Optional<Path> firstMissing() {
        return all().stream().filter(archive -> !Files.isRegularFile(archive)).findFirst();
    }
}
