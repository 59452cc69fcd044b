package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.TargetGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tells and changes the tags of load balancers, listeners, rules and target groups. */
final class TagActions {

    private static final int MAXIMUM_RESOURCES = 20;

    private final ControlPlane plane;

    TagActions(ControlPlane plane) {
        this.plane = plane;
    }

    private static List<Arn> resources(Caller caller, Members request) {
        List<Arn> arns = request.texts("ResourceArns").stream()
                .map(arn -> ResourceKind.parseTagged(arn, caller))
                .distinct()
                .toList();
        if (arns.isEmpty()) {
            throw request.missing("ResourceArns");
        }
        if (arns.size() > MAXIMUM_RESOURCES) {
            throw AwsException.validation("Up to " + MAXIMUM_RESOURCES + " resources can be specified at once");
        }
        return arns;
    }

    QueryOperation describe(Caller caller, Members request) {
        List<Arn> arns = resources(caller, request);
        return result -> {
            State state = plane.state();
            result.list("TagDescriptions", arns, (xml, arn) -> {
                xml.text("ResourceArn", arn);
                Tags.write(xml, tags(state, arn));
            });
        };
    }

    private static Map<String, String> tags(State state, Arn arn) {
        return switch (ResourceKind.of(arn.value())) {
            case LOAD_BALANCER -> state.facts(state.loadBalancer(arn)).tags();
            case LISTENER -> state.facts(state.listener(arn).listener()).tags();
            case RULE -> state.rule(arn).rule().tags();
            case TARGET_GROUP -> state.targetGroup(arn).tags();
        };
    }

    QueryOperation add(Caller caller, Members request) {
        List<Arn> arns = resources(caller, request);
        Map<String, String> added = Tags.parse(request);
        if (added.isEmpty()) {
            throw request.missing("Tags");
        }
        return result -> change(arns, old -> Tags.over(old, added));
    }

    QueryOperation remove(Caller caller, Members request) {
        List<Arn> arns = resources(caller, request);
        List<String> keys = request.texts("TagKeys");
        if (keys.isEmpty()) {
            throw request.missing("TagKeys");
        }
        return result -> change(arns, old -> {
            Map<String, String> kept = new HashMap<>(old);
            keys.forEach(kept::remove);
            return kept;
        });
    }

    private void change(List<Arn> arns, UnaryOperator<Map<String, String>> operation) {
        plane.store().change(state -> {
            State changed = state;
            for (Arn arn : arns) {
                changed = change(changed, arn, operation.apply(tags(changed, arn)));
            }
            return changed;
        });
    }

    private static State change(State state, Arn arn, Map<String, String> tags) {
        return switch (ResourceKind.of(arn.value())) {
            case LOAD_BALANCER -> {
                LoadBalancer loadBalancer = state.loadBalancer(arn);
                yield state.with(arn, state.facts(loadBalancer).withTags(tags));
            }
            case LISTENER -> {
                Listener listener = state.listener(arn).listener();
                yield state.with(arn, state.facts(listener).withTags(tags));
            }
            case RULE -> {
                State.PlacedRule placed = state.rule(arn);
                yield state.with(new State.PlacedRule(
                        placed.loadBalancer(), placed.listener(), Copies.withTags(placed.rule(), tags)));
            }
            case TARGET_GROUP -> {
                TargetGroup group = state.targetGroup(arn);
                yield state.with(Copies.withTags(group, tags));
            }
        };
    }
}
