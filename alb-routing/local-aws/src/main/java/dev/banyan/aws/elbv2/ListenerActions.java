package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes, changes and deletes listeners. */
final class ListenerActions {

    private final ControlPlane plane;

    ListenerActions(ControlPlane plane) {
        this.plane = plane;
    }

    static Arn arn(Members request, Caller caller) {
        return ResourceKind.LISTENER.parse(request.required("ListenerArn"), caller);
    }

    static void write(XmlWriter result, State state, Arn arn) {
        result.list("Listeners", List.of(state.listener(arn)), (xml, placed) -> ListenerXml.write(xml, placed, state));
    }

    QueryOperation describe(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        List<Arn> arns = request.texts("ListenerArns").stream()
                .map(arn -> ResourceKind.LISTENER.parse(arn, caller))
                .toList();
        Arn owner = request.has("LoadBalancerArn") ? LoadBalancerActions.arn(request, caller) : null;
        if (owner == null && arns.isEmpty()) {
            throw AwsException.validation("You must specify either listener ARNs or a load balancer ARN");
        }
        if (owner != null && !arns.isEmpty()) {
            throw AwsException.validation("Listener ARNs and a load balancer ARN cannot be specified at the same time");
        }
        return result -> {
            State state = plane.state();
            paging.write(
                    result,
                    "Listeners",
                    owner == null ? find(state, arns) : of(state.loadBalancer(owner)),
                    ListenerActions::key,
                    (xml, placed) -> ListenerXml.write(xml, placed, state));
        };
    }

    private static List<PlacedListener> of(LoadBalancer owner) {
        return owner.listeners().stream()
                .map(listener -> new PlacedListener(owner, listener))
                .toList();
    }

    private static List<PlacedListener> find(State state, List<Arn> arns) {
        List<PlacedListener> found = state.allListeners().stream()
                .filter(placed -> arns.contains(placed.listener().arn()))
                .toList();
        if (found.size() != arns.stream().distinct().count()) {
            throw ResourceKind.LISTENER.someNotFound();
        }
        return found;
    }

    private static String key(PlacedListener placed) {
        return String.format(
                Locale.ROOT,
                "%05d %s",
                placed.listener().port(),
                placed.listener().arn());
    }

    QueryOperation modify(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        ListenerParser given = ListenerParser.parse(request, caller, plane::hasCertificate);
        return result -> {
            State changed = plane.store().change(state -> modify(state, state.listener(arn), given));
            write(result, changed, arn);
        };
    }

    private static State modify(State state, PlacedListener placed, ListenerParser given) {
        Listener old = placed.listener();
        Integer port = given.port();
        Protocol protocol = given.protocol() == null ? old.protocol() : given.protocol();
        ListenerFacts facts = given.facts(protocol, state.facts(old));
        ParsedActions actions = given.actions();
        Listener changed = new Listener(
                old.arn(),
                protocol,
                port == null ? old.port() : port,
                actions == null ? old.rules() : withDefault(old, actions),
                old.attributes());
        State next = state.with(placed.loadBalancer(), changed).with(old.arn(), facts);
        return actions == null
                ? next
                : next.withAuthentication(ListenerXml.defaultRule(old).arn(), actions);
    }

    private static List<Rule> withDefault(Listener listener, ParsedActions actions) {
        Rule old = ListenerXml.defaultRule(listener);
        List<Rule> rules = new ArrayList<>(listener.rules());
        rules.remove(old);
        rules.add(new Rule(old.arn(), old.priority(), List.of(), actions.actions(), List.of(), old.tags()));
        return rules;
    }

    QueryOperation delete(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        return result -> plane.store().change(state -> {
            PlacedListener placed = state.listener(arn);
            List<Listener> listeners = new ArrayList<>(placed.loadBalancer().listeners());
            listeners.remove(placed.listener());
            return state.with(Copies.withListeners(placed.loadBalancer(), listeners));
        });
    }
}
