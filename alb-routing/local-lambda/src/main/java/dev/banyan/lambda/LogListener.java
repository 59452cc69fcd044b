package dev.banyan.lambda;

/** Sees every log line of every function, in order per execution environment. */
@FunctionalInterface
public interface LogListener {
    /**
     * Takes one line. Called on the service's one log thread: a slow listener delays logs, never invocations. What it
     * throws is reported to the service's own log, and it goes on being called.
     */
    void onEntry(LogEntry entry);
}
