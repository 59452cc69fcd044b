package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.LoadBalancer;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Writes load balancers. */
final class LoadBalancerXml {

    /** AWS's own, of us-east-1. */
    private static final String HOSTED_ZONE = "Z35SXDOTRQ7X7K";

    private LoadBalancerXml() {}

    static void write(XmlWriter xml, LoadBalancer loadBalancer, LoadBalancerFacts facts) {
        xml.text("LoadBalancerArn", loadBalancer.arn())
                .text("DNSName", loadBalancer.dnsName())
                .text("CanonicalHostedZoneId", HOSTED_ZONE)
                .text("CreatedTime", facts.created().truncatedTo(ChronoUnit.MILLIS))
                .text("LoadBalancerName", loadBalancer.name())
                .text("Scheme", facts.scheme())
                .text("VpcId", DefaultNetwork.VPC)
                .structure("State", state -> state.text("Code", "active"))
                .text("Type", "application")
                .texts("SecurityGroups", facts.securityGroups())
                .text("IpAddressType", facts.ipAddressType());
        writeZones(xml, facts.subnets());
    }

    static void writeZones(XmlWriter xml, List<Subnet> subnets) {
        xml.list(
                "AvailabilityZones",
                subnets,
                (zone, subnet) -> zone.text("ZoneName", subnet.zone())
                        .text("SubnetId", subnet.id())
                        .texts("LoadBalancerAddresses", List.of()));
    }
}
