package dev.banyan.cdk.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The archives that the app's functions are made of. */
record FunctionArchives(Path headerMonitor, Path cookieControl, Path catalog, Path ruleProvider) {

    /** Where the build leaves them, under the root folder of the repository. */
    static FunctionArchives under(Path root) {
        return new FunctionArchives(
                archive(root, "header-monitor"),
                archive(root, "cookie-control"),
                archive(root, "catalog"),
                archive(root, "rule-provider"));
    }

    Optional<Path> firstMissing() {
        return all().stream().filter(archive -> !Files.isRegularFile(archive)).findFirst();
    }

    List<Path> all() {
        return List.of(headerMonitor, cookieControl, catalog, ruleProvider);
    }

    private static Path archive(Path root, String function) {
        return root.resolve("lambda-targets")
                .resolve(function)
                .resolve("target")
                .resolve(function + ".zip");
    }
}
