package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.Arn;
import dev.banyan.model.LoadBalancer;
import java.util.List;
import java.util.function.UnaryOperator;

/** Describes, deletes and changes load balancers. */
final class LoadBalancerActions {

    private static final int MAXIMUM_NAMED = 20;

    private final ControlPlane plane;

    LoadBalancerActions(ControlPlane plane) {
        this.plane = plane;
    }

    static Arn arn(Members request, Caller caller) {
        return ResourceKind.LOAD_BALANCER.parse(request.required("LoadBalancerArn"), caller);
    }

    QueryOperation describe(Caller caller, Members request) {
        Paging paging = Paging.parse(request);
        List<String> names = request.texts("Names");
        List<Arn> arns = request.texts("LoadBalancerArns").stream()
                .map(arn -> ResourceKind.LOAD_BALANCER.parse(arn, caller))
                .toList();
        if (!names.isEmpty() && !arns.isEmpty()) {
            throw AwsException.validation(
                    "Load balancer names and load balancer ARNs cannot be specified at the same time");
        }
        if (names.size() + arns.size() > MAXIMUM_NAMED) {
            throw AwsException.validation("Up to " + MAXIMUM_NAMED + " load balancers can be described at once");
        }
        return result -> {
            State state = plane.state();
            paging.write(
                    result,
                    "LoadBalancers",
                    find(state, caller, names, arns),
                    balancer -> balancer.arn().value(),
                    (xml, balancer) -> LoadBalancerXml.write(xml, balancer, state.facts(balancer)));
        };
    }

    private static List<LoadBalancer> find(State state, Caller caller, List<String> names, List<Arn> arns) {
        List<LoadBalancer> all = state.routing().loadBalancers().stream()
                .filter(balancer -> ControlPlane.isOf(caller, balancer.arn()))
                .toList();
        if (!arns.isEmpty()) {
            List<LoadBalancer> found = all.stream()
                    .filter(balancer -> arns.contains(balancer.arn()))
                    .toList();
            if (found.size() != arns.stream().distinct().count()) {
                throw ResourceKind.LOAD_BALANCER.someNotFound();
            }
            return found;
        }
        return names.isEmpty() ? all : named(all, names);
    }

    private static List<LoadBalancer> named(List<LoadBalancer> all, List<String> names) {
        List<String> existing = all.stream().map(LoadBalancer::name).toList();
        List<String> missing =
                names.stream().filter(name -> !existing.contains(name)).toList();
        if (!missing.isEmpty()) {
            throw AwsException.of("LoadBalancerNotFound", "Load balancers '" + missing + "' not found");
        }
        return all.stream().filter(balancer -> names.contains(balancer.name())).toList();
    }

    QueryOperation delete(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        return result -> plane.store().change(state -> {
            boolean isProtected = state.routing().loadBalancers().stream()
                    .anyMatch(balancer ->
                            balancer.arn().equals(arn) && balancer.attributes().deletionProtection());
            if (isProtected) {
                throw AwsException.of(
                        "OperationNotPermitted",
                        "Load balancer '" + arn + "' cannot be deleted because deletion protection is enabled");
            }
            boolean exists = state.routing().loadBalancers().stream()
                    .anyMatch(balancer -> balancer.arn().equals(arn));
            return exists ? state.withoutLoadBalancer(arn) : state;
        });
    }

    QueryOperation setSubnets(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        List<Subnet> subnets = SubnetParser.parse(request, caller);
        String type = SubnetParser.ipAddressType(request);
        return result -> {
            LoadBalancerFacts changed = change(arn, facts -> {
                LoadBalancerFacts moved = facts.withSubnets(subnets);
                return type == null ? moved : moved.withIpAddressType(type);
            });
            LoadBalancerXml.writeZones(result, changed.subnets());
            result.text("IpAddressType", changed.ipAddressType());
        };
    }

    QueryOperation setSecurityGroups(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        List<String> groups = DefaultNetwork.checkSecurityGroups(request.texts("SecurityGroups"));
        if (groups.isEmpty()) {
            throw request.missing("SecurityGroups");
        }
        return result -> result.texts(
                "SecurityGroupIds",
                change(arn, facts -> facts.withSecurityGroups(groups)).securityGroups());
    }

    QueryOperation setIpAddressType(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        String type = SubnetParser.ipAddressType(request);
        if (type == null) {
            throw request.missing("IpAddressType");
        }
        return result -> result.text(
                "IpAddressType",
                change(arn, facts -> facts.withIpAddressType(type)).ipAddressType());
    }

    private LoadBalancerFacts change(Arn arn, UnaryOperator<LoadBalancerFacts> operation) {
        State changed = plane.store().change(state -> {
            LoadBalancer loadBalancer = state.loadBalancer(arn);
            return state.with(arn, operation.apply(state.facts(loadBalancer)));
        });
        return changed.facts(changed.loadBalancer(arn));
    }

    /** There is never a reservation, since nothing here is scaled. */
    QueryOperation describeCapacityReservation(Caller caller, Members request) {
        Arn arn = arn(request, caller);
        return result -> {
            plane.state().loadBalancer(arn);
            writeNoReservation(result);
        };
    }

    private static void writeNoReservation(XmlWriter result) {
        result.text("DecreaseRequestsRemaining", 2).texts("CapacityReservationState", List.of());
    }
}
