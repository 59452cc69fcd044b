package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.TargetGroup;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Describes, changes and deletes target groups. */
final class TargetGroupActions {

    private final ControlPlane plane;

    TargetGroupActions(ControlPlane plane) {
        this.plane = plane;
    }

    static Arn arn(Members request, Caller caller) {
        return ResourceKind.TARGET_GROUP.parse(request.required("TargetGroupArn"), caller);
    }

    /**
     * Which groups are asked for.
     *
     * @param loadBalancer a load balancer that forwards to them, or null
     * @param arns their ARNs, or none
     * @param names their names, or none
     */
    private record Filter(@Nullable Arn loadBalancer, List<Arn> arns, List<String> names) {

        Filter {
            long given = Stream.of(loadBalancer != null, !arns.isEmpty(), !names.isEmpty())
                    .filter(isGiven -> isGiven)
                    .count();
            if (given > 1) {
                throw AwsException.validation("Target group names, target group ARNs, and a load balancer ARN cannot"
                        + " be specified at the same time");
            }
        }

        List<TargetGroup> apply(State state, Caller caller) {
            Set<Arn> forwarded = loadBalancer == null ? Set.of() : State.groupsOf(state.loadBalancer(loadBalancer));
            List<TargetGroup> found = state.routing().targetGroups().values().stream()
                    .filter(group -> ControlPlane.isOf(caller, group.arn()))
                    .filter(group -> arns.isEmpty() || arns.contains(group.arn()))
                    .filter(group -> names.isEmpty() || names.contains(group.name()))
                    .filter(group -> loadBalancer == null || forwarded.contains(group.arn()))
                    .toList();
            long wanted =
                    arns.stream().distinct().count() + names.stream().distinct().count();
            if (wanted > found.size()) {
                throw ResourceKind.TARGET_GROUP.someNotFound();
            }
            return found;
        }
    }

    QueryOperation describe(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        Filter filter = new Filter(
                request.has("LoadBalancerArn") ? LoadBalancerActions.arn(request, caller) : null,
                request.texts("TargetGroupArns").stream()
                        .map(arn -> ResourceKind.TARGET_GROUP.parse(arn, caller))
                        .toList(),
                request.texts("Names"));
        return result -> {
            State state = plane.state();
            paging.write(
                    result,
                    "TargetGroups",
                    filter.apply(state, caller),
                    group -> group.arn().value(),
                    (xml, group) -> TargetGroupXml.write(xml, group, state));
        };
    }

    QueryOperation modify(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        HealthCheckParser given = HealthCheckParser.parse(request);
        return result -> {
            State changed = plane.store().change(state -> {
                TargetGroup group = state.targetGroup(arn);
                return state.with(Copies.withHealthCheck(
                        group, given.over(group.healthCheck(), group.type(), group.protocolVersion())));
            });
            result.list(
                    "TargetGroups",
                    List.of(changed.targetGroup(arn)),
                    (xml, group) -> TargetGroupXml.write(xml, group, changed));
        };
    }

    /** Deleting a group that is not there succeeds: the API's description lists no error for it. */
    QueryOperation delete(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        return result -> plane.store().change(state -> {
            if (!state.loadBalancersOf(arn).isEmpty()) {
                throw AwsException.of(
                        "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
            }
            return state.routing().targetGroups().containsKey(arn) ? state.withoutTargetGroup(arn) : state;
        });
    }
}
