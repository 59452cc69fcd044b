package dev.banyan.migration.run;

import dev.banyan.migration.MigrationException;
import dev.banyan.migration.route.Route;
import dev.banyan.migration.shift.ShiftPhase;
import dev.banyan.migration.shift.ShiftPlan;
import dev.banyan.migration.state.HeldState;
import dev.banyan.migration.state.LeaseLostException;
import dev.banyan.migration.state.OperatorRequest;
import dev.banyan.migration.state.RouteState;
import dev.banyan.migration.state.ShiftRecord;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Drives the shift of a route for as long as it holds the route's lease. All it knows is in the state:
 * it may end at any moment and be taken up by another one on another machine. Used by one thread.
 */
public final class ShiftRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftRunner.class);

    private final ShiftTools tools;
    private final String holder;
    private final Consumer<RouteState> watcher;

    /**
     * @param tools what it drives with
     * @param holder who, for a person: user, machine and process
     * @param watcher is given the state after each tick
     */
    public ShiftRunner(ShiftTools tools, String holder, Consumer<RouteState> watcher) {
        this.tools = tools;
        this.holder = holder;
        this.watcher = watcher;
    }

    /**
     * Begins a shift and drives it until it ends or is paused.
     *
     * @param route the route as it is now
     * @param plan what to do
     * @param ignoreRed whether an alarm that is red already is no reason to refuse
     * @return the state at the end
     * @throws MigrationException if a shift is under way, something is red, or the rules cannot be shifted
     * @throws LeaseLostException if somebody else holds the route
     * @throws InterruptedException if the thread is interrupted; the route stays where it is
     */
    public RouteState start(Route route, ShiftPlan plan, boolean ignoreRed) throws InterruptedException {
        return hold(route.name(), held -> {
            new ShiftStart(tools, held).begin(route, plan, ignoreRed);
            drive(held);
        });
    }

    /**
     * Takes up the shift of a route where it stands, does what operators asked meanwhile, and drives it
     * until it ends or is paused.
     *
     * @return the state at the end
     * @throws MigrationException if there is no shift
     * @throws LeaseLostException if somebody else drives it
     * @throws InterruptedException if the thread is interrupted; the route stays where it is
     */
    public RouteState takeUp(String route) throws InterruptedException {
        return hold(route, held -> {
            ShiftRecord shift = held.latest().shift();
            if (shift == null) {
                throw new MigrationException("route " + route + ": no shift (expected: one that was started)");
            }
            if (shift.phase().isDriven()) {
                held.change(state -> state.audited(tools.clock().instant(), holder, ShiftStart.TAKEN_UP, ""));
            }
            drive(held);
        });
    }

    /**
     * Asks something of a shift, whoever drives it. If nobody does, {@link #takeUp} does what was asked.
     *
     * @param verb {@code pause}, {@code resume}, {@code promote}, {@code hold}, {@code abort} or {@code retry}
     * @param option {@code --full} of promote, {@code --hard} of abort, {@code --accept} of resume: take what
     *     somebody else changed for what is expected
     */
    public RouteState ask(String route, String verb, boolean option) {
        OperatorRequest request =
                new OperatorRequest(verb, option, holder, tools.clock().instant());
        var unused = Requests.event(request);
        return tools.states().ask(route, request);
    }

    private interface Held {
        void with(HeldState state) throws InterruptedException;
    }

    /** The lease is given back on every way out but a sudden end. */
    private RouteState hold(String route, Held work) throws InterruptedException {
        HeldState held =
                tools.states().acquire(route, holder, "shift", tools.timing().lease());
        try {
            work.with(held);
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (MigrationException | InterruptedException | SdkException failure) {
            release(held, failure);
            throw failure;
        }
        held.release();
        return held.latest();
    }

    private static void release(HeldState held, Exception failure) {
        try {
            held.release();
        } catch (MigrationException | SdkException second) {
            failure.addSuppressed(second);
        }
    }

    private void drive(HeldState held) throws InterruptedException {
        ShiftTick tick = new ShiftTick(tools, held);
        int failures = 0;
        while (true) {
            boolean moved = false;
            try {
                moved = tick.run();
                failures = 0;
            } catch (SdkException failure) {
                failures = tolerate(failure, failures);
            }
            watcher.accept(held.latest());
            if (!moved && isOver(held.latest())) {
                return;
            }
            if (!moved) {
                tools.waiting()
                        .until(tools.clock().instant().plus(tools.timing().tick()));
            }
        }
    }

    private int tolerate(SdkException failure, int failures) {
        if (!Transient.is(failure) || failures + 1 >= tools.timing().patience()) {
            throw failure;
        }
        LOG.warn("AWS did not answer, {} in a row; the route stays where it is: {}", failures + 1, failure.toString());
        return failures + 1;
    }

    private static boolean isOver(RouteState state) {
        ShiftPhase phase = Objects.requireNonNull(state.shift(), "shift").phase();
        return !phase.isDriven() && state.requests().isEmpty();
    }
}
