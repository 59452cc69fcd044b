package dev.banyan.aws.elbv2;

import dev.banyan.aws.ec2.DefaultVpc;
import dev.banyan.aws.ec2.NetworkId;
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

/**
 * Where load balancers lie. Any well-formed id is taken, since nothing here depends on a network; a subnet that is not
 * of the default VPC lies in the first zone that the load balancer has no subnet in.
 */
final class DefaultNetwork {

    static final String VPC = DefaultVpc.ID;
    static final String SECURITY_GROUP = DefaultVpc.SECURITY_GROUP;

    private DefaultNetwork() {}

    /** Returns the subnets in their zones. */
    static List<Subnet> subnets(List<String> ids, String region) {
        List<Subnet> subnets = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            if (!NetworkId.SUBNET.isWellFormed(id)) {
                throw AwsException.of("SubnetNotFound", "The subnet ID '" + id + "' does not exist");
            }
            String zone = DefaultVpc.zone(id, taken, region);
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

    static List<String> checkSecurityGroups(List<String> ids) {
        for (String id : ids) {
            if (!NetworkId.SECURITY_GROUP.isWellFormed(id)) {
                throw AwsException.of("InvalidSecurityGroup", "The security group '" + id + "' does not exist");
            }
        }
        return ids;
    }

    static String checkVpc(String id) {
        if (!NetworkId.VPC.isWellFormed(id)) {
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
                subnets(DefaultVpc.subnets().subList(0, 2), region),
                List.of(SECURITY_GROUP),
                Map.of());
    }

    /** Returns the facts of a target group that the API has not made. */
    static TargetGroupFacts facts(TargetGroup group) {
        return new TargetGroupFacts(group.type() == TargetType.LAMBDA ? "" : VPC, Map.of());
    }
}
