package dev.banyan.lambda;

import io.netty.channel.EventLoop;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What every execution environment is made with.
 *
 * @param loop owns the state of all environments
 * @param workers for what blocks: starting and ending processes, files
 * @param folder where each environment gets a folder of its own
 */
record EnvironmentParts(
        EventLoop loop,
        Executor workers,
        RuntimeApi api,
        RuntimeCommand command,
        FunctionLogs logs,
        Clock clock,
        Path folder) {
    /** Runs a task on the event loop in a while; for what needs no cancelling. */
    void after(long millis, Runnable task) {
        var unused = loop.schedule(task, millis, TimeUnit.MILLISECONDS);
    }
}
