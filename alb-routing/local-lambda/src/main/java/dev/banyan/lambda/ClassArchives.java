package dev.banyan.lambda;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Archives of the classes that functions load at init, which the JVM maps instead of reading and checking them again.
 *
 * <p>One is written after a function's first use, by running its init once more in a process of its own. It is a cache:
 * its name tells the Java, the runtime client, the code and the settings it was written for, and without one a function
 * only starts more slowly. On the event loop only.
 */
final class ClassArchives {
    /** Leaves the first users of a function alone with the machine. */
    private static final long DELAY_MILLIS = 2000;

    private final EnvironmentParts parts;
    private final @Nullable Path folder;
    private final Runnable whenIdle;
    private final Map<PreparedFunction, Path> files = new HashMap<>();
    private final Deque<ArchiveTraining> waiting = new ArrayDeque<>();
    private @Nullable ArchiveTraining running;
    private boolean closed;

    ClassArchives(EnvironmentParts parts, @Nullable Path folder, Runnable whenIdle) {
        this.parts = parts;
        this.folder = folder;
        this.whenIdle = whenIdle;
    }

    /** Returns the JVM option that reads a function's archive, or null while there is none. */
    @Nullable
    String optionFor(PreparedFunction function) {
        if (folder == null) {
            return null;
        }
        Path file = file(folder, function);
        return Files.isReadable(file) ? "-XX:SharedArchiveFile=" + file : null;
    }

    /** Takes notice that a function works; the first time, its archive is written soon if there is none. */
    void used(PreparedFunction function) {
        if (folder == null || closed || files.containsKey(function)) {
            return;
        }
        Path file = file(folder, function);
        files.put(function, file);
        if (!Files.isReadable(file)) {
            waiting.addLast(new ArchiveTraining(function, file, parts, this::trained));
            parts.after(DELAY_MILLIS, this::trainNext);
        }
    }

    private Path file(Path parent, PreparedFunction function) {
        Path known = files.get(function);
        if (known != null) {
            return known;
        }
        String identity = parts.command().identity()
                + function.taskRoot()
                + function.configuration().handler()
                + function.configuration().memoryMegabytes();
        String name = ContentHash.of(identity.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
        return parent.resolve(function.name()).resolve(name + ".jsa");
    }

    private void trainNext() {
        if (running == null && !closed) {
            running = waiting.pollFirst();
            if (running != null) {
                running.start();
            }
        }
    }

    private void trained() {
        running = null;
        trainNext();
        whenIdle.run();
    }

    boolean isIdle() {
        return running == null;
    }

    void close() {
        closed = true;
        waiting.clear();
        if (running != null) {
            running.stop();
        }
    }
}
