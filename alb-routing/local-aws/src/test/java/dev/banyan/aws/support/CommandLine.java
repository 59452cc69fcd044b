package dev.banyan.aws.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * AWS's own command line for one service.
 *
 * @param endpoint what it asks
 * @param service the service's command
 * @param folder where output goes
 */
public record CommandLine(URI endpoint, String service, Path folder) {

    /** Skips the test where the command is not installed. */
    public CommandLine {
        boolean there = List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "aws")));
        if (!there) {
            System.out.println(service + " by command line: skipped, there is no aws command on the PATH");
        }
        assumeTrue(there, "no aws command on the PATH");
    }

    /** Runs a command that succeeds; arguments stand between spaces. Returns its output. */
    public String aws(String arguments) throws IOException, InterruptedException {
        String output = run(arguments);
        assertThat(output).doesNotContain("error");
        return output;
    }

    /** Runs a command and returns all it prints. */
    public String run(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws", "--endpoint-url", endpoint.toString()));
        command.addAll(List.of("--output", "text", service));
        command.addAll(List.of(arguments.split(" ")));
        Path output = Files.createTempFile(folder, "aws", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_DEFAULT_REGION", "eu-central-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return Files.readString(output, StandardCharsets.UTF_8).trim();
    }
}
