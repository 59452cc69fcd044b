package dev.banyan.cli.process;

import dev.banyan.cli.CommandException;
import java.util.concurrent.CountDownLatch;

/** Runs a system until the process is told to stop. */
public final class Foreground {

    private Foreground() {}

    /** What runs. {@link #close} may be called by any thread at any time, also while it starts. */
    public interface StoppableSystem extends AutoCloseable {

        /**
         * Starts everything and returns when all parts answer.
         *
         * @throws CommandException if a part cannot be started
         */
        void start() throws InterruptedException;

        /** Returns whether it was told to stop. */
        boolean closed();

        @Override
        void close();
    }

    /**
     * Starts a system and never returns: a shutdown hook stops it, and the signal decides the exit code.
     *
     * @param ready called once the system has started
     * @throws CommandException if it cannot be started; nothing of it runs then
     */
    public static void run(StoppableSystem system, Runnable ready) throws InterruptedException {
        Thread stop = new Thread(system::close, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try {
            system.start();
        } catch (CommandException e) {
            if (!system.closed()) {
                Runtime.getRuntime().removeShutdownHook(stop);
                system.close();
            }
            throw e;
        }
        ready.run();
        new CountDownLatch(1).await();
    }
}
