package dev.banyan.cdk.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Node executable that the CDK runs in. Without this check a missing one shows as a stack trace
 * from deep inside the CDK.
 *
 * @param executable the file; empty where there is none
 */
record Node(Optional<Path> executable) {

    private static final int MINIMUM_MAJOR = 20;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*", Pattern.DOTALL);

    static Node onPath(Map<String, String> environment) {
        return new Node(Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder ->
                        Arrays.stream(new String[] {"node", "node.exe"}).map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst());
    }

    /** One line about what is wrong; empty if Node can be used. */
    Optional<String> complaint() {
        if (executable.isEmpty()) {
            return Optional.of(line("not found"));
        }
        String version = version(executable.get());
        Matcher matcher = VERSION.matcher(version);
        boolean recent = matcher.matches() && Integer.parseInt(matcher.group(1)) >= MINIMUM_MAJOR;
        return recent ? Optional.empty() : Optional.of(line(version.strip()));
    }

    private static String line(String value) {
        return "node: " + value + " (expected: Node " + MINIMUM_MAJOR + " or later on the PATH)";
    }

    private static String version(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException cause) {
            return "cannot be run: " + cause.getMessage();
        }
    }
}
