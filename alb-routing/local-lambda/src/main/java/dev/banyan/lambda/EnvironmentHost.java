package dev.banyan.lambda;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an execution environment holds of the machine: port, process, folder, output.
 *
 * <p>Called on the event loop; what blocks is handed to the workers, and their results come back to the loop.
 */
final class EnvironmentHost {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentHost.class);

    private final String id;
    private final PreparedFunction function;
    private final EnvironmentParts parts;
    private final Path folder;
    private final @Nullable String archiveOption;
    private final boolean logged;
    private @Nullable Channel server;
    private @Nullable FunctionProcess process;
    private @Nullable EnvironmentLog log;
    private boolean killed;
    private boolean closed;

    /**
     * Prepares an environment's place.
     *
     * @param archiveOption the option that reads or writes a class archive, or null
     * @param logged whether what the process prints belongs to the function's log
     */
    EnvironmentHost(
            String id,
            PreparedFunction function,
            EnvironmentParts parts,
            @Nullable String archiveOption,
            boolean logged) {
        this.archiveOption = archiveOption;
        this.logged = logged;
        this.id = id;
        this.function = function;
        this.parts = parts;
        this.folder = parts.folder().resolve(id);
    }

    /** Opens the port and starts the process; exactly one of the two consumers is called, on the event loop. */
    void start(RuntimeCalls calls, IntConsumer exited, Consumer<Throwable> failed) {
        ChannelFuture bound = parts.api().open(calls);
        bound.addListener(done -> {
            if (!done.isSuccess()) {
                failed.accept(done.cause());
                return;
            }
            server = bound.channel();
            int port = RuntimeApi.port(bound.channel());
            parts.workers().execute(() -> startProcess(port, exited, failed));
        });
    }

    private void startProcess(int port, IntConsumer exited, Consumer<Throwable> failed) {
        try {
            Files.createDirectories(folder.resolve("tmp"));
            Path output = folder.resolve("output.log");
            String stream = "local/[" + function.configuration().version() + "]" + id;
            FunctionProcess started = FunctionProcess.start(
                    parts.command().arguments(function.configuration(), folder, archiveOption),
                    function.taskRoot(),
                    output,
                    EnvironmentVariables.of(
                            function.configuration(),
                            function.taskRoot(),
                            FunctionName.regionOf(function.configuration().arn()),
                            stream,
                            port,
                            parts.command().javaFeature()));
            EnvironmentLog opened = logged ? parts.logs().open(function.name(), id, output) : null;
            parts.loop().execute(() -> running(started, opened, exited));
        } catch (IOException | RuntimeException failure) {
            parts.loop().execute(() -> {
                close(() -> {});
                failed.accept(failure);
            });
        }
    }

    private void running(FunctionProcess started, @Nullable EnvironmentLog opened, IntConsumer exited) {
        process = started;
        log = opened;
        var unused = started.exit().whenComplete((value, never) -> parts.loop().execute(() -> exited.accept(value)));
        if (killed) {
            parts.workers().execute(started::kill);
        }
    }

    /** Ends the process and its children, now or as soon as there is one. */
    void kill() {
        killed = true;
        FunctionProcess running = process;
        if (running != null) {
            parts.workers().execute(running::kill);
        }
    }

    /** Asks the process to end in its own time. */
    void terminate() {
        FunctionProcess running = process;
        if (running != null) {
            running.terminate();
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Gives back port, output and folder of a process that has ended. */
    void close(Runnable afterwards) {
        closed = true;
        if (server != null) {
            var unused = server.close();
        }
        Runnable rest = () -> parts.workers().execute(() -> {
            deleteFolder();
            parts.loop().execute(afterwards);
        });
        if (log == null) {
            rest.run();
        } else {
            log.close(rest);
        }
    }

    private void deleteFolder() {
        try {
            Folders.delete(folder);
        } catch (IOException failed) {
            LOG.warn("{} cannot be deleted", folder, failed);
        }
    }

    long pid() {
        return process == null ? -1 : process.pid();
    }

    void logStart(Invocation invocation) {
        String line = "START RequestId: " + invocation.requestId() + " Version: "
                + function.configuration().version();
        if (log != null) {
            log.begin(invocation.logTail(), line);
        }
    }

    void logLine(String line) {
        if (log != null) {
            log.mark(() -> List.of(line));
        }
    }

    void logEnd(Invocation invocation, Report report) {
        FunctionProcess running = process;
        LogTail tail = invocation.logTail();
        if (log != null && running != null) {
            log.end(tail, () -> report.lines(running.peakBytes()));
        } else if (tail != null) {
            tail.end();
        }
    }
}
