package dev.banyan.cli.process;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The parts of a system that were started, to be stopped in the opposite order. Safe for use by several threads. */
public final class Parts implements AutoCloseable {

    private final Console console;

    /** What was started, the last first. Guarded by this. */
    private final Deque<Part> started = new ArrayDeque<>();

    /** Guarded by this. */
    private boolean closed;

    /** A part that runs. */
    private record Part(String name, AutoCloseable closing) {}

    /** Starts without parts; the console takes what goes wrong at the end. */
    public Parts(Console console) {
        this.console = console;
    }

    /**
     * Takes a part as soon as it runs.
     *
     * @throws CommandException if the system was told to stop; the part is stopped then
     */
    public <T extends AutoCloseable> T hold(String name, T part) {
        synchronized (this) {
            if (!closed) {
                started.push(new Part(name, part));
                return part;
            }
        }
        close(new Part(name, part));
        throw new CommandException(ExitCode.DIED, name + ": stopped while starting");
    }

    /** Returns whether the system was told to stop. */
    public synchronized boolean closed() {
        return closed;
    }

    /** Stops all parts, the last started first; once is enough. */
    @Override
    public void close() {
        List<Part> remaining;
        synchronized (this) {
            closed = true;
            remaining = new ArrayList<>(started);
            started.clear();
        }
        remaining.forEach(this::close);
    }

    private void close(Part part) {
        try {
            part.closing().close();
        } catch (Exception e) {
            console.warn("  " + part.name() + ": did not stop in order: " + e);
        }
    }
}
