package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.LoadBalancerAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates load balancers. */
final class LoadBalancerCreation {

    private static final int MAXIMUM_NAME = 32;

    private final ControlPlane plane;

    LoadBalancerCreation(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation create(Caller caller, Members request) {
        String name = checkName(request.required("Name"));
        request.choice("Type", "application");
        LoadBalancerFacts facts = facts(caller, request);
        Arn arn = plane.newArn(caller, "loadbalancer/app/" + name);
        return result -> {
            State changed = plane.store().change(state -> {
                Optional<LoadBalancer> existing = find(state, caller, name);
                if (existing.isPresent()) {
                    checkSame(state.facts(existing.get()), facts, name);
                    return state;
                }
                return state.with(make(arn, name, facts, caller)).with(arn, facts);
            });
            List<LoadBalancer> made = find(changed, caller, name).stream().toList();
            result.list(
                    "LoadBalancers",
                    made,
                    (xml, balancer) -> LoadBalancerXml.write(xml, balancer, changed.facts(balancer)));
        };
    }

    private LoadBalancerFacts facts(Caller caller, Members request) {
        List<String> groups = DefaultNetwork.checkSecurityGroups(request.texts("SecurityGroups"));
        return new LoadBalancerFacts(
                plane.hooks().clock().instant(),
                or(request.choice("Scheme", "internet-facing", "internal"), "internet-facing"),
                or(SubnetParser.ipAddressType(request), "ipv4"),
                SubnetParser.parse(request, caller),
                groups.isEmpty() ? List.of(DefaultNetwork.SECURITY_GROUP) : groups,
                Tags.parse(request));
    }

    private static String or(@Nullable String value, String fallback) {
        return value == null ? fallback : value;
    }

    private static Optional<LoadBalancer> find(State state, Caller caller, String name) {
        return state.routing().loadBalancers().stream()
                .filter(balancer -> balancer.name().equals(name) && ControlPlane.isOf(caller, balancer.arn()))
                .findFirst();
    }

    private static void checkSame(LoadBalancerFacts existing, LoadBalancerFacts asked, String name) {
        if (!existing.sameSettings(asked)) {
            throw AwsException.of(
                    "DuplicateLoadBalancerName",
                    "A load balancer with the same name '" + name + "' exists, but with different settings");
        }
    }

    /** The name that AWS's own would have; no name server knows it. */
    private static LoadBalancer make(Arn arn, String name, LoadBalancerFacts facts, Caller caller) {
        String id = arn.value().substring(arn.value().lastIndexOf('/') + 1);
        long number = Long.parseLong(id.substring(0, 8), 16);
        String prefix = facts.scheme().equals("internal") ? "internal-" : "";
        String dnsName =
                prefix + name.toLowerCase(Locale.ROOT) + "-" + number + "." + caller.region() + ".elb.amazonaws.com";
        return new LoadBalancer(arn, name, dnsName, LoadBalancerAttributes.DEFAULT, List.of());
    }

    /** The texts are built like those of target groups, which are known. */
    private static String checkName(String name) {
        if (name.length() > MAXIMUM_NAME) {
            throw AwsException.validation(
                    "The load balancer name '" + name + "' cannot be longer than '" + MAXIMUM_NAME + "' characters");
        }
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw AwsException.validation("The load balancer name '" + name
                    + "' can only contain characters that are alphanumeric characters and hyphens(-)");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            throw AwsException.validation("The load balancer name '" + name + "' cannot begin or end with '-'");
        }
        if (name.startsWith("internal-")) {
            throw AwsException.validation("The load balancer name '" + name + "' cannot begin with 'internal-'");
        }
        return name;
    }
}
