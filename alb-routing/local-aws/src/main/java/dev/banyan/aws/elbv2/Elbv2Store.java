package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Routing;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The control plane's state: one immutable snapshot, changed as a whole. A change that is refused, or whose routing
 * the data plane does not take, leaves everything as it was. Safe for use by several threads.
 */
public final class Elbv2Store {

    private final RoutingSink sink;
    private final Object lock = new Object();

    /** Written under {@link #lock}. */
    private volatile State state;

    /**
     * Makes a store.
     *
     * @param routing what is there at first; the sink is not told of it
     * @param sink takes each further routing
     */
    public Elbv2Store(Routing routing, RoutingSink sink) {
        this.sink = sink;
        this.state = new State(routing, Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Returns the routing of this moment. */
    public Routing routing() {
        return state.routing();
    }

    State state() {
        return state;
    }

    /**
     * Changes the state; when this returns, the data plane runs it.
     *
     * @return the new state
     * @throws AwsException if the change is refused
     */
    State change(UnaryOperator<State> operation) {
        synchronized (lock) {
            State before = state;
            State after = operation.apply(before);
            if (!after.hasSameRouting(before)) {
                Quotas.check(before, after);
                publish(after.routing());
                after = after.pruned();
            }
            state = after;
            return after;
        }
    }

    private void publish(Routing routing) {
        try {
            sink.publish(routing);
        } catch (RoutingRefusedException e) {
            throw AwsException.of("InvalidConfigurationRequest", String.valueOf(e.getMessage()));
        }
    }
}
