package dev.banyan.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The {@code banyan} command in a process of its own. */
final class BanyanProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final Process process;
    private final Path errors;

    private BanyanProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    /** Starts a command; its standard error goes to a file beside {@code state}. */
    static BanyanProcess start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dbanyan.home=" + home(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.banyan.cli.Banyan"));
        command.addAll(1, coverageAgent());
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "banyan", ".err");
        Process process = new ProcessBuilder(command)
                .redirectError(errors.toFile())
                .directory(folder.toFile())
                .start();
        return new BanyanProcess(process, errors);
    }

    /** What this process measures of coverage, the command's process measures too. */
    private static List<String> coverageAgent() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .toList();
    }

    /** Starts {@code up} on free ports and waits until it is ready. */
    static BanyanProcess up(Path folder, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(
                "up",
                "--json",
                "--http-port",
                "0",
                "--https-port",
                "0",
                "--aws-port",
                "0",
                "--debug-headers",
                "--state",
                folder.resolve("state").toString()));
        arguments.addAll(List.of(more));
        return start(folder, arguments.toArray(String[]::new));
    }

    static Path home() {
        return Path.of("../..").toAbsolutePath().normalize();
    }

    /** Returns the object that {@code --json} prints. */
    JsonNode json() throws Exception {
        CompletableFuture<JsonNode> read = CompletableFuture.supplyAsync(() -> {
            try {
                return JSON.readTree(JSON.getFactory().createParser(process.getInputStream()));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        JsonNode value = read.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (value == null || value.isMissingNode()) {
            process.waitFor();
            throw new IllegalStateException("banyan ended with " + process.exitValue() + ": " + errors());
        }
        return value;
    }

    /** Waits for the end and returns the exit status. */
    int exitStatus() throws InterruptedException {
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("banyan does not end");
        }
        return process.exitValue();
    }

    String output() throws IOException {
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    Path errorFile() {
        return errors;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Returns all live processes that this one started, also indirectly. */
    List<ProcessHandle> descendants() {
        try (Stream<ProcessHandle> all = process.toHandle().descendants()) {
            return all.toList();
        }
    }

    /** Stops as {@code kill} does. */
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        List<ProcessHandle> started = descendants();
        process.destroy();
        try {
            process.onExit().get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            process.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
            throw new IllegalStateException("banyan did not end", e);
        }
    }
}
