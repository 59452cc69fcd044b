package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.XmlWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes VPCs, subnets, gateways and route tables as they are described. */
final class Networks {

    private static final List<String> YES = List.of("true");
    private static final List<String> NO = List.of("false");

    private Networks() {}

    static List<String> flag(boolean value) {
        return value ? YES : NO;
    }

    static String arn(Caller caller, String resource) {
        return "arn:" + caller.partition() + ":ec2:" + caller.region() + ":" + caller.account() + ":" + resource;
    }

    static List<Item> vpcs(Caller caller, List<String> ids) {
        return ids.stream().map(id -> vpc(caller, id)).toList();
    }

    private static Item vpc(Caller caller, String id) {
        boolean isDefault = id.equals(DefaultVpc.ID);
        String association = id.replace("vpc-", "vpc-cidr-assoc-");
        return new Item(
                Map.of(
                        "vpc-id", List.of(id),
                        "state", List.of("available"),
                        "is-default", flag(isDefault),
                        "isDefault", flag(isDefault),
                        "cidr", List.of(DefaultVpc.CIDR_BLOCK),
                        "cidr-block-association.cidr-block", List.of(DefaultVpc.CIDR_BLOCK),
                        "owner-id", List.of(caller.account()),
                        "dhcp-options-id", List.of("default")),
                xml -> xml.text("vpcId", id)
                        .text("ownerId", caller.account())
                        .text("state", "available")
                        .text("cidrBlock", DefaultVpc.CIDR_BLOCK)
                        .structure(
                                "cidrBlockAssociationSet",
                                set -> set.structure(
                                        "item",
                                        item -> item.text("associationId", association)
                                                .text("cidrBlock", DefaultVpc.CIDR_BLOCK)
                                                .structure(
                                                        "cidrBlockState", state -> state.text("state", "associated"))))
                        .text("dhcpOptionsId", "default")
                        .text("instanceTenancy", "default")
                        .text("isDefault", isDefault)
                        .structure("tagSet", set -> {}));
    }

    static List<Item> subnets(Caller caller, List<String> ids) {
        List<Item> items = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String id : ids) {
            String zone = DefaultVpc.zone(id, taken, caller.region());
            taken.add(zone);
            items.add(subnet(caller, id, Zone.named(zone, caller.region()), items.size()));
        }
        return items;
    }

    private static Item subnet(Caller caller, String id, Zone zone, int place) {
        boolean isDefault = DefaultVpc.isDefaultOfZone(id);
        int own = DefaultVpc.subnets().indexOf(id);
        String cidr = "172.31." + 16 * ((own < 0 ? place : own) % 16) + ".0/20";
        String arn = arn(caller, "subnet/" + id);
        return new Item(
                Map.ofEntries(
                        Map.entry("subnet-id", List.of(id)),
                        Map.entry("subnet-arn", List.of(arn)),
                        Map.entry("vpc-id", List.of(DefaultVpc.ID)),
                        Map.entry("state", List.of("available")),
                        Map.entry("availability-zone", List.of(zone.name())),
                        Map.entry("availabilityZone", List.of(zone.name())),
                        Map.entry("availability-zone-id", List.of(zone.id())),
                        Map.entry("cidr-block", List.of(cidr)),
                        Map.entry("default-for-az", flag(isDefault)),
                        Map.entry("defaultForAz", flag(isDefault)),
                        Map.entry("map-public-ip-on-launch", flag(isDefault)),
                        Map.entry("owner-id", List.of(caller.account()))),
                xml -> writeSubnet(
                        xml.text("subnetId", id).text("subnetArn", arn).text("cidrBlock", cidr),
                        caller,
                        zone,
                        isDefault));
    }

    private static void writeSubnet(XmlWriter xml, Caller caller, Zone zone, boolean isDefault) {
        xml.text("vpcId", DefaultVpc.ID)
                .text("ownerId", caller.account())
                .text("state", "available")
                .text("availabilityZone", zone.name())
                .text("availabilityZoneId", zone.id())
                .text("availableIpAddressCount", 4091)
                .text("defaultForAz", isDefault)
                .text("mapPublicIpOnLaunch", isDefault)
                .text("mapCustomerOwnedIpOnLaunch", false)
                .text("assignIpv6AddressOnCreation", false)
                .text("ipv6Native", false)
                .text("enableDns64", false)
                .structure("ipv6CidrBlockAssociationSet", set -> {})
                .structure(
                        "privateDnsNameOptionsOnLaunch",
                        options -> options.text("hostnameType", "ip-name")
                                .text("enableResourceNameDnsARecord", false)
                                .text("enableResourceNameDnsAAAARecord", false))
                .structure("tagSet", set -> {});
    }

    static List<Item> internetGateways(Caller caller, List<String> ids) {
        return ids.stream()
                .map(id -> new Item(
                        Map.of(
                                "internet-gateway-id", List.of(id),
                                "attachment.vpc-id", List.of(DefaultVpc.ID),
                                "attachment.state", List.of("available"),
                                "owner-id", List.of(caller.account())),
                        xml -> xml.text("internetGatewayId", id)
                                .text("ownerId", caller.account())
                                .structure(
                                        "attachmentSet",
                                        set -> set.structure(
                                                "item",
                                                item -> item.text("vpcId", DefaultVpc.ID)
                                                        .text("state", "available")))
                                .structure("tagSet", set -> {})))
                .toList();
    }

    static List<Item> routeTables(Caller caller, List<String> ids) {
        return ids.stream().map(id -> routeTable(caller, id)).toList();
    }

    private static Item routeTable(Caller caller, String id) {
        String association = id.replace("rtb-", "rtbassoc-");
        return new Item(
                Map.of(
                        "route-table-id", List.of(id),
                        "vpc-id", List.of(DefaultVpc.ID),
                        "association.main", YES,
                        "association.route-table-id", List.of(id),
                        "association.subnet-id", List.of(),
                        "owner-id", List.of(caller.account())),
                xml -> xml.text("routeTableId", id)
                        .text("vpcId", DefaultVpc.ID)
                        .text("ownerId", caller.account())
                        .structure("routeSet", set -> {
                            route(set, DefaultVpc.CIDR_BLOCK, "local");
                            route(set, "0.0.0.0/0", DefaultVpc.INTERNET_GATEWAY);
                        })
                        .structure(
                                "associationSet",
                                set -> set.structure(
                                        "item",
                                        item -> item.text("routeTableAssociationId", association)
                                                .text("routeTableId", id)
                                                .text("main", true)
                                                .structure(
                                                        "associationState",
                                                        state -> state.text("state", "associated"))))
                        .structure("propagatingVgwSet", set -> {})
                        .structure("tagSet", set -> {}));
    }

    private static void route(XmlWriter set, String destination, String gateway) {
        set.structure(
                "item",
                item -> item.text("destinationCidrBlock", destination)
                        .text("gatewayId", gateway)
                        .text("state", "active")
                        .text("origin", gateway.equals("local") ? "CreateRouteTable" : "CreateRoute"));
    }
}
