package dev.banyan.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of all functions, written by one thread.
 *
 * <p>Work is collected for a moment before that thread wakes up, so that logging costs an invocation next to nothing.
 */
final class FunctionLogs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FunctionLogs.class);
    private static final long COLLECT_MILLIS = 40;
    private static final long POLL_MILLIS = 250;
    private static final long CLOSE_SECONDS = 5;

    private final Path folder;
    private final Clock clock;
    private final Map<String, FunctionLog> byFunction = new ConcurrentHashMap<>();
    private final Set<EnvironmentLog> open = ConcurrentHashMap.newKeySet();
    private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
    private final Queue<Runnable> work = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread created = new Thread(task, "banyan-lambda-logs");
        created.setDaemon(true);
        return created;
    });

    FunctionLogs(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
        var unused = thread.scheduleWithFixedDelay(this::poll, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
    }

    EnvironmentLog open(String functionName, String environmentId, Path outputFile) throws IOException {
        EnvironmentLog log = new EnvironmentLog(this, functionName, environmentId, outputFile);
        open.add(log);
        return log;
    }

    void remove(EnvironmentLog log) {
        open.remove(log);
    }

    void listen(LogListener listener) {
        listeners.add(listener);
    }

    void ignore(LogListener listener) {
        listeners.remove(listener);
    }

    List<LogEntry> latest(String functionName) {
        FunctionLog log = byFunction.get(functionName);
        return log == null ? List.of() : log.latest();
    }

    void later(Runnable task) {
        work.add(task);
        if (scheduled.compareAndSet(false, true)) {
            var unused = thread.schedule(this::drain, COLLECT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Adds a line; on the log thread. */
    void append(String functionName, String environmentId, String text) {
        LogEntry entry = new LogEntry(clock.instant(), functionName, environmentId, text);
        FunctionLog log =
                byFunction.computeIfAbsent(functionName, name -> new FunctionLog(folder.resolve(name + ".log")));
        try {
            log.add(entry);
        } catch (IOException failed) {
            LOG.warn("log of {} cannot be written", functionName, failed);
        }
        for (LogListener listener : listeners) {
            try {
                listener.onEntry(entry);
            } catch (RuntimeException failed) {
                LOG.warn("a log listener failed", failed);
            }
        }
    }

    private void drain() {
        scheduled.set(false);
        for (Runnable task = work.poll(); task != null; task = work.poll()) {
            runSafely(task);
        }
        byFunction.values().forEach(FunctionLogs::flush);
    }

    private void poll() {
        runSafely(() -> open.forEach(EnvironmentLog::poll));
        byFunction.values().forEach(FunctionLogs::flush);
    }

    /** One failing task must not stop the logs of all other functions. */
    private static void runSafely(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failed) {
            LOG.warn("a log cannot be written", failed);
        }
    }

    private static void flush(FunctionLog log) {
        try {
            log.flush();
        } catch (IOException failed) {
            LOG.warn("a log cannot be written", failed);
        }
    }

    private static void close(FunctionLog log) {
        try {
            log.close();
        } catch (IOException failed) {
            LOG.warn("a log cannot be closed", failed);
        }
    }

    /** Writes all that is left. */
    @Override
    public void close() {
        thread.execute(() -> {
            drain();
            byFunction.values().forEach(FunctionLogs::close);
        });
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a log listener holds up the end of the service");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
