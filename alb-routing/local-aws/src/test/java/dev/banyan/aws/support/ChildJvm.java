package dev.banyan.aws.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A JVM of its own with this one's classes, whose lines are read as they come. */
public final class ChildJvm implements AutoCloseable {

    private static final long LIMIT_SECONDS = 60;
    private static final String END = "\0end";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private ChildJvm(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "child-output");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a main class.
     *
     * @param prefix what stands before the command, such as a shell that sets limits
     */
    public static ChildJvm start(List<String> prefix, Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return new ChildJvm(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                lines.add(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            lines.add("output: " + e.getMessage());
        } finally {
            lines.add(END);
        }
    }

    /** Returns the next line, or null behind the last one. */
    public @Nullable String nextLine() {
        try {
            String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("child: silent for " + LIMIT_SECONDS + " s (expected: a line)");
            }
            return line.equals(END) ? null : line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Returns all lines until the end of the process. */
    public List<String> remainingLines() {
        List<String> remaining = new ArrayList<>();
        String line = nextLine();
        while (line != null) {
            remaining.add(line);
            line = nextLine();
        }
        return remaining;
    }

    /** Ends the process at once, by SIGKILL where there are signals. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("child: still there after a kill"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
