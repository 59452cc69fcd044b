package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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

    /** Returns the certificates of a listener at this moment, the default one first; none for HTTP. */
    public List<Arn> certificates(Arn listener) {
        ListenerFacts facts = state.listeners().getOrDefault(listener, ListenerFacts.NONE);
        return facts.certificates().stream().map(Arn::new).toList();
    }

    /** Returns the load balancers that have a listener with a certificate. */
    public Set<Arn> loadBalancersWith(Arn certificate) {
        State current = state;
        Set<Arn> found = new TreeSet<>();
        for (State.PlacedListener placed : current.allListeners()) {
            if (current.facts(placed.listener()).certificates().contains(certificate.value())) {
                found.add(placed.loadBalancer().arn());
            }
        }
        return found;
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
