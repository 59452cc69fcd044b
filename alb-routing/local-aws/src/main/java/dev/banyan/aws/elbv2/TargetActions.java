package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Registers and deregisters targets. */
final class TargetActions {

    private final ControlPlane plane;

    TargetActions(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation register(Caller caller, Members request) {
        Arn arn = TargetGroupActions.arn(request, caller);
        List<TargetParser> described = targets(request);
        return result -> plane.store().change(state -> register(state, state.targetGroup(arn), described));
    }

    private static List<TargetParser> targets(Members request) {
        List<TargetParser> described = TargetParser.parse(request);
        if (described.isEmpty()) {
            throw request.missing("Targets");
        }
        return described;
    }

    private State register(State state, TargetGroup group, List<TargetParser> described) {
        Set<Target> targets = new LinkedHashSet<>(group.targets());
        TargetGroupFacts facts = state.facts(group);
        Map<Target, String> zones = new HashMap<>(facts.zones());
        for (TargetParser one : described) {
            Target target = one.of(group);
            if (targets.add(target)) {
                checkPermission(target, group);
            }
            String zone = one.zone();
            if (zone != null) {
                zones.put(target, zone);
            }
        }
        State changed = state.with(group.arn(), new TargetGroupFacts(facts.vpcId(), zones));
        // A registration that is there already changes nothing for the data plane.
        return targets.size() == group.targets().size()
                ? changed
                : changed.with(group.withTargets(List.copyOf(targets)));
    }

    private void checkPermission(Target target, TargetGroup group) {
        if (target instanceof Target.Lambda lambda
                && !plane.hooks().permissions().allows(lambda.function(), group.arn())) {
            throw new AwsException(
                    403,
                    "AccessDenied",
                    "elasticloadbalancing principal does not have permission to invoke " + lambda.function()
                            + " from target group " + group.arn());
        }
    }

    /** Deregistering what is not registered succeeds. */
    QueryOperation deregister(Caller caller, Members request) {
        Arn arn = TargetGroupActions.arn(request, caller);
        List<TargetParser> described = targets(request);
        return result -> plane.store().change(state -> {
            TargetGroup group = state.targetGroup(arn);
            List<Target> kept = group.targets().stream()
                    .filter(target -> described.stream().noneMatch(one -> one.names(target, group)))
                    .toList();
            return kept.size() == group.targets().size() ? state : state.with(group.withTargets(kept));
        });
    }
}
