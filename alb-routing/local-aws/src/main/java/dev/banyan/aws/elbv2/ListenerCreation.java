package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Priority;
import dev.banyan.model.Protocol;
import dev.banyan.model.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates listeners. */
final class ListenerCreation {

    private final ControlPlane plane;

    ListenerCreation(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation create(Caller caller, Members request) {
        Arn owner = LoadBalancerActions.arn(request, caller);
        ListenerParser given = ListenerParser.parse(request, caller, plane::hasCertificate);
        Integer port = given.port();
        Protocol protocol = given.protocol();
        if (port == null) {
            throw AwsException.validation("A listener port must be specified");
        }
        if (protocol == null) {
            throw AwsException.validation("A listener protocol must be specified");
        }
        ParsedActions actions = given.actions();
        if (actions == null) {
            throw request.missing("DefaultActions");
        }
        Map<String, String> tags = Tags.parse(request);
        ListenerFacts facts = given.facts(protocol, ListenerFacts.NONE).withTags(tags);
        Arn arn = plane.newListenerArn(owner);
        Arn ruleArn = plane.newRuleArn(arn);
        return result -> {
            Listener made = new Listener(
                    arn,
                    protocol,
                    port,
                    List.of(new Rule(ruleArn, Priority.DEFAULT, List.of(), actions.actions(), Map.of())));
            State changed = plane.store().change(state -> add(state, state.loadBalancer(owner), made, facts, actions));
            ListenerActions.write(
                    result,
                    changed,
                    find(changed.loadBalancer(owner), made).orElse(made).arn());
        };
    }

    private static State add(
            State state, LoadBalancer owner, Listener made, ListenerFacts facts, ParsedActions actions) {
        Optional<Listener> existing = find(owner, made);
        if (existing.isPresent() && isSame(state, new PlacedListener(owner, existing.get()), made, facts)) {
            return state;
        }
        return state.with(owner, made)
                .with(made.arn(), facts)
                .withAuthentication(ListenerXml.defaultRule(made).arn(), actions);
    }

    private static Optional<Listener> find(LoadBalancer owner, Listener made) {
        return owner.listeners().stream()
                .filter(other -> other.port() == made.port())
                .findFirst();
    }

    private static boolean isSame(State state, PlacedListener existing, Listener made, ListenerFacts facts) {
        Listener listener = existing.listener();
        return listener.protocol() == made.protocol()
                && state.facts(listener).equals(facts)
                && ListenerXml.defaultRule(listener)
                        .actions()
                        .equals(ListenerXml.defaultRule(made).actions());
    }
}
