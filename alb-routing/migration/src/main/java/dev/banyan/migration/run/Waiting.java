package dev.banyan.migration.run;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Lets time pass. */
@FunctionalInterface
public interface Waiting {

    /**
     * Returns when the clock shows {@code when} or later.
     *
     * @throws InterruptedException if the thread is interrupted; the shift stays where it is
     */
    void until(Instant when) throws InterruptedException;

    /** Returns a wait on a clock, which is asked again each second, since clocks are set. */
    static Waiting on(InstantSource clock) {
        long second = Duration.ofSeconds(1).toNanos();
        return when -> {
            while (clock.instant().isBefore(when)) {
                long left = Duration.between(clock.instant(), when).toMillis() * 1_000_000L;
                LockSupport.parkNanos(Math.max(1_000_000L, Math.min(left, second)));
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        };
    }
}
