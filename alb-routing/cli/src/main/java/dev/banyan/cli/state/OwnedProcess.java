package dev.banyan.cli.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process, told apart from a later one with the same id by when it started.
 *
 * @param name what it is
 * @param pid its id
 * @param startedMillis when it started, in milliseconds of the epoch; 0 where the system does not tell
 */
public record OwnedProcess(String name, long pid, long startedMillis) {

    /** Returns the note of a live process. */
    public static OwnedProcess of(String name, ProcessHandle process) {
        return new OwnedProcess(name, process.pid(), started(process));
    }

    /** Returns the process if it still runs. */
    public Optional<ProcessHandle> alive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(found -> started(found) == startedMillis);
    }

    /**
     * Ends the process: asks first, then kills.
     *
     * @param grace how long it may take to end by itself
     */
    public void end(Duration grace) throws InterruptedException {
        alive().ifPresent(ProcessHandle::destroy);
        if (!ended(grace)) {
            alive().ifPresent(ProcessHandle::destroyForcibly);
            ended(grace);
        }
    }

    private boolean ended(Duration limit) throws InterruptedException {
        CompletableFuture<?> exit =
                alive().<CompletableFuture<?>>map(ProcessHandle::onExit).orElse(CompletableFuture.completedFuture(pid));
        try {
            exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("process: " + this + " (expected: to be watchable)", e);
        }
    }

    private static long started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
