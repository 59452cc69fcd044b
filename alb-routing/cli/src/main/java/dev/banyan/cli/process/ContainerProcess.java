package dev.banyan.cli.process;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.state.OwnedProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The JVM that stands for a container of the template. */
public final class ContainerProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LOG_LINES = 15;

    private final ContainerCommand command;
    private final Process process;
    private final Path log;

    private ContainerProcess(ContainerCommand command, Process process, Path log) {
        this.command = command;
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the JVM; it is not ready yet.
     *
     * @param command what to start
     * @param log the file that gets its output, begun anew
     * @throws CommandException if its jar is missing or the process cannot be started
     */
    public static ContainerProcess start(ContainerCommand command, Path log) {
        if (!Files.isRegularFile(command.jar())) {
            throw new CommandException(
                    ExitCode.INPUT, command.name() + ": " + command.jar() + " (expected: the container's jar)");
        }
        ProcessBuilder builder =
                new ProcessBuilder(command.line()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> !ContainerCommand.INHERITED.contains(name));
        builder.environment().putAll(command.environment());
        try {
            return new ContainerProcess(command, builder.start(), log);
        } catch (IOException e) {
            throw new CommandException(ExitCode.DIED, command.name() + ": did not start: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the process answers its health check.
     *
     * @throws CommandException if it ends or does not answer in time, with the end of its log
     */
    public void awaitReady() throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + command.port() + command.healthPath()))
                .timeout(Duration.ofSeconds(5))
                .build();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(client, request)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw died("ended with status " + process.exitValue() + " before it was ready");
            }
            if (System.nanoTime() - deadline > 0) {
                throw died("not ready after " + START_LIMIT.toSeconds() + " s");
            }
        }
    }

    /** Returns what it is called. */
    public String name() {
        return command.name();
    }

    /** Returns the process for the note of what runs. */
    public OwnedProcess owned() {
        return OwnedProcess.of(name(), process.toHandle());
    }

    /** Returns a stage that completes with the exit status when the process ends. */
    public CompletableFuture<Integer> onExit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    private static boolean answers(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private CommandException died(String what) {
        return new CommandException(
                ExitCode.DIED, name() + ": " + what + "; the end of " + log + ":\n" + String.join("\n", lastLines()));
    }

    private List<String> lastLines() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return all.subList(Math.max(0, all.size() - LOG_LINES), all.size());
        } catch (IOException e) {
            return List.of("(unreadable: " + e.getMessage() + ")");
        }
    }

    /** Asks the process to end, which lets it finish its requests, and kills it if it does not. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
