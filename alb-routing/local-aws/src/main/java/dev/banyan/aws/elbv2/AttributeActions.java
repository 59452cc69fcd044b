package dev.banyan.aws.elbv2;

import dev.banyan.aws.elbv2.State.PlacedListener;
import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells and changes the attributes of load balancers, listeners and target groups. */
final class AttributeActions {

    private final ControlPlane plane;

    AttributeActions(ControlPlane plane) {
        this.plane = plane;
    }

    private static Map<String, String> parse(Members request) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (Members attribute : request.structures("Attributes")) {
            String key = attribute.required("Key");
            String value = attribute.text("Value");
            if (attributes.putIfAbsent(key, value == null ? "" : value) != null) {
                throw AwsException.of("InvalidConfigurationRequest", "Key " + key + " was provided multiple times");
            }
        }
        if (attributes.isEmpty()) {
            throw request.missing("Attributes");
        }
        return attributes;
    }

    private static Map<String, String> over(Map<String, String> old, Map<String, String> changed) {
        Map<String, String> all = new HashMap<>(old);
        all.putAll(changed);
        return all;
    }

    private static void write(XmlWriter result, Map<String, String> attributes) {
        result.list(
                "Attributes",
                attributes.entrySet(),
                (xml, attribute) -> xml.text("Key", attribute.getKey()).text("Value", attribute.getValue()));
    }

    QueryOperation describeLoadBalancer(Caller caller, Members request) {
        Arn arn = LoadBalancerActions.arn(request, caller);
        return result -> writeLoadBalancer(result, plane.state(), arn);
    }

    private static void writeLoadBalancer(XmlWriter result, State state, Arn arn) {
        LoadBalancer loadBalancer = state.loadBalancer(arn);
        write(result, AttributeDefaults.of(loadBalancer, state.facts(loadBalancer)));
    }

    QueryOperation modifyLoadBalancer(Caller caller, Members request) {
        Arn arn = LoadBalancerActions.arn(request, caller);
        Map<String, String> changed = parse(request);
        return result -> {
            State next = plane.store().change(state -> {
                LoadBalancer old = state.loadBalancer(arn);
                LoadBalancerAttributes attributes =
                        new LoadBalancerAttributes(over(old.attributes().values(), changed));
                return state.with(new LoadBalancer(arn, old.name(), old.dnsName(), attributes, old.listeners()));
            });
            writeLoadBalancer(result, next, arn);
        };
    }

    QueryOperation describeListener(Caller caller, Members request) {
        Arn arn = ListenerActions.arn(request, caller);
        return result ->
                write(result, AttributeDefaults.of(plane.state().listener(arn).listener()));
    }

    QueryOperation modifyListener(Caller caller, Members request) {
        Arn arn = ListenerActions.arn(request, caller);
        Map<String, String> changed = parse(request);
        return result -> {
            State next = plane.store().change(state -> {
                PlacedListener placed = state.listener(arn);
                Listener old = placed.listener();
                ListenerAttributes attributes =
                        new ListenerAttributes(over(old.attributes().values(), changed));
                return state.with(
                        placed.loadBalancer(), new Listener(arn, old.protocol(), old.port(), old.rules(), attributes));
            });
            write(result, AttributeDefaults.of(next.listener(arn).listener()));
        };
    }

    QueryOperation describeTargetGroup(Caller caller, Members request) {
        Arn arn = TargetGroupActions.arn(request, caller);
        return result -> write(result, AttributeDefaults.of(plane.state().targetGroup(arn)));
    }

    QueryOperation modifyTargetGroup(Caller caller, Members request) {
        Arn arn = TargetGroupActions.arn(request, caller);
        Map<String, String> changed = parse(request);
        return result -> {
            State next = plane.store().change(state -> {
                TargetGroup old = state.targetGroup(arn);
                return state.with(Copies.withAttributes(
                        old, new TargetGroupAttributes(over(old.attributes().values(), changed))));
            });
            write(result, AttributeDefaults.of(next.targetGroup(arn)));
        };
    }
}
