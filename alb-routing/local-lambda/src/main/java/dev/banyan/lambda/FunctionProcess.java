package dev.banyan.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The process of one execution environment. Safe for several threads. */
final class FunctionProcess {
    /** How old a reading of the memory may be: reading it for every invocation would cost more than most of them. */
    private static final long PEAK_NANOS = 1_000_000_000;

    private final Process process;
    private volatile long peak = ProcessMemory.UNKNOWN;
    private long peakReadNanos;

    private FunctionProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts a process with exactly the given variables.
     *
     * <p>Its output goes to a file, not a pipe: no thread waits for it, a child of the function that keeps it open
     * holds nobody up, and how far it had come at the end of an invocation is the file's size at that moment.
     */
    static FunctionProcess start(List<String> command, Path taskRoot, Path output, Map<String, String> variables)
            throws IOException {
        Files.createFile(output);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(taskRoot.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        builder.environment().clear();
        builder.environment().putAll(variables);
        return new FunctionProcess(builder.start());
    }

    long pid() {
        return process.pid();
    }

    /**
     * Returns the most memory the process has held, in bytes, as of at most a second ago; negative where it is not
     * known. For the log thread.
     */
    long peakBytes() {
        long now = System.nanoTime();
        if (peakReadNanos == 0 || now - peakReadNanos > PEAK_NANOS) {
            peakReadNanos = now;
            readPeak();
        }
        return peak;
    }

    private void readPeak() {
        long read = ProcessMemory.peak(pid());
        peak = read < 0 ? peak : read;
    }

    /** Completes when the process has ended, on a thread of the JDK. */
    CompletableFuture<Integer> exit() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Asks the process to end, so that it can write its class archive. */
    void terminate() {
        process.destroy();
    }

    /** Ends the process and all that it started. */
    void kill() {
        readPeak();
        // Listed first: once the process is gone, its children have another parent and cannot be found any more.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
