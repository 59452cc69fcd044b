package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one network there is: a made-up default VPC with two subnets in each of three zones. Any other
 * well-formed id is taken as well, since nothing here depends on a network; such a subnet lies in the first
 * zone that the load balancer has no subnet in.
 */
final class DefaultNetwork {

    static final String VPC = "vpc-0ba00000000000001";
    static final String SECURITY_GROUP = "sg-0ba00000000000001";

    private static final List<String> ZONES = List.of("a", "b", "c", "d", "e", "f");
    private static final Pattern OWN_SUBNET = Pattern.compile("subnet-0ba000000000000[12]([abc])");
    private static final Pattern SUBNET = Pattern.compile("subnet-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern GROUP = Pattern.compile("sg-([0-9a-f]{8}|[0-9a-f]{17})");
    private static final Pattern VPC_ID = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");

    private DefaultNetwork() {}

    /** Returns the subnets in their zones. */
    static List<Subnet> subnets(List<String> ids, String region) {
        List<Subnet> subnets = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            if (!SUBNET.matcher(id).matches()) {
                throw AwsException.of("SubnetNotFound", "The subnet ID '" + id + "' does not exist");
            }
            String zone = region + zone(id, taken, region);
            if (!taken.add(zone)) {
                throw AwsException.of(
                        "InvalidConfigurationRequest",
                        "A load balancer cannot be attached to multiple subnets in the same Availability Zone");
            }
            subnets.add(new Subnet(id, zone));
        }
        if (subnets.size() < 2) {
            throw AwsException.validation("At least two subnets in two different Availability Zones must be specified");
        }
        return subnets;
    }

    private static String zone(String id, Set<String> taken, String region) {
        var own = OWN_SUBNET.matcher(id);
        if (own.matches()) {
            return own.group(1);
        }
        return ZONES.stream()
                .filter(zone -> !taken.contains(region + zone))
                .findFirst()
                .orElse(ZONES.get(0));
    }

    static List<String> checkSecurityGroups(List<String> ids) {
        for (String id : ids) {
            if (!GROUP.matcher(id).matches()) {
                throw AwsException.of("InvalidSecurityGroup", "The security group '" + id + "' does not exist");
            }
        }
        return ids;
    }

    static String checkVpc(String id) {
        if (!VPC_ID.matcher(id).matches()) {
            throw AwsException.validation("The VPC ID '" + id + "' is not found");
        }
        return id;
    }

    /** Returns the facts of a load balancer that the API has not made. */
    static LoadBalancerFacts facts(Arn loadBalancer) {
        String region = loadBalancer.value().split(":", 6)[3];
        return new LoadBalancerFacts(
                Instant.EPOCH,
                "internet-facing",
                "ipv4",
                List.of(
                        new Subnet("subnet-0ba0000000000001a", region + "a"),
                        new Subnet("subnet-0ba0000000000001b", region + "b")),
                List.of(SECURITY_GROUP),
                Map.of());
    }

    /** Returns the facts of a target group that the API has not made. */
    static TargetGroupFacts facts(TargetGroup group) {
        return new TargetGroupFacts(group.type() == TargetType.LAMBDA ? "" : VPC, Map.of());
    }
}
