package dev.banyan.cli.migrate;

import dev.banyan.cli.CommandException;
import dev.banyan.cli.ExitCode;
import dev.banyan.cli.console.Console;
import dev.banyan.migration.MigrationException;
import dev.banyan.migration.guardrail.Alarms;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.state.LeaseLostException;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.exception.SdkException;

/** Drives a shift in the foreground: what happens is printed, and Ctrl-C leaves the route where it is. */
final class ShiftDriver {

    private static final long GRACE_SECONDS = 15;

    private final Console console;
    private final ShiftTelling telling;
    private final boolean leaveWhenHeld;

    ShiftDriver(Console console, boolean leaveWhenHeld) {
        this.console = console;
        this.telling = new ShiftTelling(console);
        this.leaveWhenHeld = leaveWhenHeld;
    }

    /** What is driven. */
    interface Driving {
        RouteState with(ShiftWiring wiring) throws InterruptedException;
    }

    /**
     * Drives until the shift ends, pauses, or is held where the user leaves then.
     *
     * @throws CommandException if it cannot be driven
     */
    ExitCode drive(AwsAccess access, Alarms alarms, Driving driving) {
        CountDownLatch ended = new CountDownLatch(1);
        Thread driver = Thread.currentThread();
        Thread stop = new Thread(() -> stop(driver, ended), "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        try (ShiftWiring wiring = new ShiftWiring(access, alarms, this::look)) {
            RouteState state = driving.with(wiring);
            telling.end(state);
            return code(state);
        } catch (InterruptedException left) {
            console.note("The route stays where it is; banyan shift resume takes it up, here or on another machine.");
            return ExitCode.NO_VERDICT;
        } catch (LeaseLostException held) {
            throw new CommandException(ExitCode.INPUT, held.getMessage() + " (expected: nobody)", held);
        } catch (MigrationException | IllegalArgumentException refused) {
            throw new CommandException(ExitCode.INPUT, String.valueOf(refused.getMessage()), refused);
        } catch (SdkException failed) {
            throw new CommandException(
                    ExitCode.DIED, "AWS: " + failed.getMessage() + "; the route stays where it is", failed);
        } finally {
            ended.countDown();
            removeHook(stop);
        }
    }

    /** Ends the shift's part of a process that was told to stop, so that the lease is given back. */
    private static void stop(Thread driver, CountDownLatch ended) {
        driver.interrupt();
        try {
            if (!ended.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("banyan: the lease was not given back; it runs out by itself");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread stop) {
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException stopping) {
            return; // The hook itself led here.
        }
    }

    private void look(RouteState state) {
        telling.tell(state);
        ShiftRecord shift = state.shift();
        if (leaveWhenHeld && shift != null && shift.phase() instanceof ShiftPhase.Held) {
            Thread.currentThread().interrupt();
        }
    }

    private static ExitCode code(RouteState state) {
        ShiftRecord shift = state.shift();
        if (shift == null || shift.phase() instanceof ShiftPhase.Done) {
            return ExitCode.DONE;
        }
        return shift.phase() instanceof ShiftPhase.RolledBack ? ExitCode.VERDICT : ExitCode.NO_VERDICT;
    }
}
