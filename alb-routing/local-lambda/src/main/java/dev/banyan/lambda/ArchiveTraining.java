package dev.banyan.lambda;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A process that runs a function's init and, instead of an invocation, is asked to end and write its class archive. */
final class ArchiveTraining implements RuntimeCalls {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveTraining.class);

    /** Writing a large archive takes a busy machine many seconds; nobody waits for it. */
    private static final long LIMIT_MILLIS = 120_000;

    /** How a process ends that was killed, maybe in the middle of writing its archive. */
    private static final int KILLED = 128 + 9;

    private final PreparedFunction function;
    private final Path file;
    private final Path unfinished;
    private final EnvironmentParts parts;
    private final Runnable done;
    private final EnvironmentHost host;

    /**
     * Prepares a training.
     *
     * @param done runs once, when the process is gone, whether there is an archive or not
     */
    ArchiveTraining(PreparedFunction function, Path file, EnvironmentParts parts, Runnable done) {
        this.function = function;
        this.file = file;
        this.parts = parts;
        this.done = done;
        String id = "archive-" + UUID.randomUUID();
        this.unfinished = parts.folder().resolve(id + ".jsa");
        this.host = new EnvironmentHost(id, function, parts, "-XX:ArchiveClassesAtExit=" + unfinished, false);
    }

    void start() {
        host.start(this, value -> parts.workers().execute(() -> keep(value)), failed -> {
            LOG.debug("no class archive for {}", function.name(), failed);
            done.run();
        });
        parts.after(LIMIT_MILLIS, this::stop);
    }

    void stop() {
        if (!host.isClosed()) {
            host.kill();
        }
    }

    private void keep(int exitValue) {
        try {
            if (exitValue != KILLED && Files.isReadable(unfinished)) {
                Folders.delete(requireNonNull(file.getParent()));
                Files.createDirectories(file.getParent());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException failed) {
            LOG.warn("class archive of {} cannot be kept", function.name(), failed);
        }
        parts.loop().execute(() -> host.close(done));
    }

    @Override
    public void next(RuntimeReply reply) {
        host.terminate();
    }

    @Override
    public RuntimeStatus response(String requestId, byte[] document) {
        return RuntimeStatus.INVALID_REQUEST_ID;
    }

    @Override
    public RuntimeStatus oversizedResponse(String requestId) {
        return RuntimeStatus.INVALID_REQUEST_ID;
    }

    @Override
    public RuntimeStatus error(String requestId, FunctionFailure failure) {
        return RuntimeStatus.INVALID_REQUEST_ID;
    }

    @Override
    public RuntimeStatus initError(FunctionFailure failure) {
        return RuntimeStatus.ACCEPTED;
    }

    @Override
    public void connections(int change) {
        // The archive is written when the process ends; its connections do not matter.
    }
}
