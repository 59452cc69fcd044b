package dev.banyan.cli.system;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what another process does, up to a limit. */
final class Eventually {

    private static final Duration POLL = Duration.ofMillis(50);

    private Eventually() {}

    /** What must hold in the end. */
    interface Claim {
        void check() throws Exception;
    }

    static void within(Duration limit, Claim claim) throws Exception {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                claim.check();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
                LockSupport.parkNanos(POLL.toNanos());
            }
        }
    }
}
