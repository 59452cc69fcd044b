package dev.banyan.aws.elbv2;

import dev.banyan.aws.journal.Journal;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Routing;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * The control plane's state: one immutable snapshot, changed as a whole. A change that is refused, whose routing the
 * data plane does not take, or that the journal cannot keep leaves everything as it was. Safe for use by several
 * threads.
 */
public final class Elbv2Store {

    private final Template template;
    private final RoutingSink sink;
    private final Overlay overlay;
    private final List<Dropped> dropped;
    private final Object lock = new Object();

    /** Written under {@link #lock}. */
    private volatile State state;

    private Elbv2Store(Template template, RoutingSink sink, Overlay overlay, Recovery recovery) {
        this.template = template;
        this.sink = sink;
        this.overlay = overlay;
        this.dropped = recovery.dropped();
        this.state = recovery.state();
    }

    /**
     * Opens the state that a journal keeps, over a template. Who runs the data plane starts it with {@link #routing},
     * of which the sink is not told, and names what {@link #dropped} returns.
     *
     * @param base the template's routing, or an empty one
     * @param sink takes each further routing
     * @param journal keeps each change before its answer; {@link Journal#inMemory} for none beyond this process
     * @throws AwsException if the journal cannot be written to
     */
    public static Elbv2Store open(Routing base, RoutingSink sink, Journal journal) {
        return open(base, sink, journal, Clock.systemUTC().instant());
    }

    /** @param now when load balancers of the template count as created that were not seen before */
    static Elbv2Store open(Routing base, RoutingSink sink, Journal journal, Instant now) {
        Template template = new Template(TemplateFacts.of(base, journal, now));
        Overlay overlay = new Overlay(template, journal);
        Recovery recovery = new Recovery(template, overlay.entries());
        overlay.correct(recovery.corrections());
        return new Elbv2Store(template, sink, overlay, recovery);
    }

    /** Returns the API's changes that could not be applied again, and which the journal has forgotten therefore. */
    public List<Dropped> dropped() {
        return dropped;
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
     * Changes the state; when this returns, the data plane runs it and the journal keeps it.
     *
     * @return the new state
     * @throws AwsException if the change is refused
     */
    State change(UnaryOperator<State> operation) {
        synchronized (lock) {
            State before = state;
            State after = operation.apply(before);
            Difference difference = Difference.between(before, after);
            if (!after.hasSameRouting(before)) {
                Quotas.check(before, after);
            }
            replace(after.without(difference.removed()), () -> overlay.record(difference));
            return state;
        }
    }

    /**
     * Forgets everything that the API has changed: what is left is the template, or nothing.
     *
     * @throws AwsException if the data plane or the journal refuses; everything is as before then
     */
    public void reset() {
        synchronized (lock) {
            replace(template.state(), overlay::forgetAll);
        }
    }

    private void replace(State next, Runnable journalling) {
        boolean routes = !next.hasSameRouting(state);
        if (routes) {
            publish(next.routing());
        }
        try {
            journalling.run();
        } catch (AwsException e) {
            if (routes) {
                takeBack(e);
            }
            throw e;
        }
        state = next;
    }

    private void publish(Routing routing) {
        try {
            sink.publish(routing);
        } catch (RoutingRefusedException e) {
            throw AwsException.of("InvalidConfigurationRequest", String.valueOf(e.getMessage()));
        }
    }

    /** A change that the journal refuses has not been: the data plane goes back to what it ran. */
    private void takeBack(AwsException refusal) {
        try {
            sink.publish(state.routing());
        } catch (RoutingRefusedException e) {
            refusal.addSuppressed(e);
        }
    }
}
