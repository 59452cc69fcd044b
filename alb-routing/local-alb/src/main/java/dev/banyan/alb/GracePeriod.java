package dev.banyan.alb;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for requests to finish. */
final class GracePeriod {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(5);

    private GracePeriod() {}

    /** Returns when {@code finished} holds, when {@code limit} has passed, or when the thread is interrupted. */
    static void await(Duration limit, BooleanSupplier finished) {
        long end = System.nanoTime() + limit.toNanos();
        while (!finished.getAsBoolean()
                && end - System.nanoTime() > 0
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(STEP);
        }
    }
}
