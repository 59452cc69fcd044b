package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how targets are. */
final class TargetHealthActions {

    private static final Set<String> INCLUDED = Set.of("AnomalyDetection", "All");

    private final ControlPlane plane;

    TargetHealthActions(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation describe(Caller caller, Members request) {
        Arn arn = TargetGroupActions.arn(request, caller);
        List<TargetParser> asked = TargetParser.parse(request);
        List<String> include = request.texts("Include");
        for (String included : include) {
            if (!INCLUDED.contains(included)) {
                throw AwsException.constraint(
                        "'" + included + "'", "include", "Member must satisfy enum value set: [AnomalyDetection, All]");
            }
        }
        return result -> {
            State state = plane.state();
            TargetGroup group = state.targetGroup(arn);
            List<TargetState> all = states(state, group);
            List<TargetState> wanted = asked.isEmpty() ? all : select(all, asked, group);
            result.list(
                    "TargetHealthDescriptions",
                    wanted,
                    (xml, one) -> write(xml, one, group, state, !include.isEmpty()));
        };
    }

    /** Returns what is known of all registered and draining targets. */
    private List<TargetState> states(State state, TargetGroup group) {
        List<TargetState> states = new ArrayList<>(plane.hooks().health().health(group.arn()));
        List<Target> known = states.stream().map(TargetState::target).toList();
        boolean isUsed = !state.loadBalancersOf(group.arn()).isEmpty();
        for (Target target : group.targets()) {
            if (!known.contains(target)) {
                states.add(isUsed ? initial(target) : notInUse(target));
            }
        }
        return states;
    }

    private static TargetState initial(Target target) {
        return new TargetState(target, "initial", "Elb.RegistrationInProgress", "Target registration is in progress");
    }

    private static TargetState notInUse(Target target) {
        return new TargetState(
                target,
                "unused",
                "Target.NotInUse",
                "Target group is not configured to receive traffic from the load balancer");
    }

    private static List<TargetState> select(List<TargetState> all, List<TargetParser> asked, TargetGroup group) {
        List<TargetState> selected = new ArrayList<>();
        for (TargetParser one : asked) {
            selected.add(all.stream()
                    .filter(state -> one.names(state.target(), group))
                    .findFirst()
                    .orElseGet(() -> notRegistered(one.of(group))));
        }
        return selected;
    }

    private static TargetState notRegistered(Target target) {
        return new TargetState(
                target, "unused", "Target.NotRegistered", "Target is not registered to the target group");
    }

    private static void write(XmlWriter xml, TargetState one, TargetGroup group, State state, boolean anomalies) {
        Integer port = one.target() instanceof Target.Ip ip ? ip.port() : null;
        xml.structure(
                "Target",
                target -> target.text("Id", one.target().id())
                        .text("Port", port)
                        .text("AvailabilityZone", zone(one.target(), group, state)));
        Integer checkPort = group.healthCheck().port();
        xml.text("HealthCheckPort", port == null || checkPort == null ? port : checkPort);
        xml.structure(
                "TargetHealth",
                health -> health.text("State", one.state())
                        .text("Reason", orNull(one.reason()))
                        .text("Description", orNull(one.description())));
        if (anomalies) {
            xml.structure(
                    "AnomalyDetection",
                    anomaly -> anomaly.text("Result", one.anomalous() ? "anomalous" : "normal")
                            .text("MitigationInEffect", one.mitigated() ? "yes" : "no"));
        }
    }

    private static @Nullable String zone(Target target, TargetGroup group, State state) {
        String given = state.facts(group).zones().get(target);
        return given == null && target instanceof Target.Lambda ? "all" : given;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
