package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryAction;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.aws.wire.XmlWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The actions of the EC2 API. */
final class NetworkActions {

    private static final Map<String, List<String>> ACCOUNT_ATTRIBUTES = Map.of(
            "supported-platforms", List.of("VPC"),
            "default-vpc", List.of(DefaultVpc.ID),
            "max-instances", List.of("0"),
            "vpc-max-security-groups-per-interface", List.of("5"),
            "max-elastic-ips", List.of("0"),
            "vpc-max-elastic-ips", List.of("0"));

    private NetworkActions() {}

    static Map<String, QueryAction> all() {
        Map<String, QueryAction> actions = new HashMap<>();
        actions.put("DescribeAccountAttributes", NetworkActions::describeAccountAttributes);
        actions.put("DescribeAvailabilityZones", NetworkActions::describeZones);
        actions.put("DescribeInternetGateways", internetGateways());
        actions.put("DescribeNetworkInterfaces", NetworkActions::describeNetworkInterfaces);
        actions.put("DescribeRouteTables", routeTables());
        actions.put("DescribeSecurityGroups", NetworkActions::describeSecurityGroups);
        actions.put("DescribeSubnets", subnets());
        actions.put("DescribeVpcAttribute", NetworkActions::describeVpcAttribute);
        actions.put("DescribeVpcs", vpcs());
        return actions;
    }

    private static Description vpcs() {
        return new Description(NetworkId.VPC, "VpcId", "vpc-id", "vpcSet", List.of(DefaultVpc.ID), Networks::vpcs);
    }

    private static Description subnets() {
        return new Description(
                NetworkId.SUBNET, "SubnetId", "subnet-id", "subnetSet", DefaultVpc.subnets(), Networks::subnets);
    }

    private static Description internetGateways() {
        return new Description(
                NetworkId.INTERNET_GATEWAY,
                "InternetGatewayId",
                "internet-gateway-id",
                "internetGatewaySet",
                List.of(DefaultVpc.INTERNET_GATEWAY),
                Networks::internetGateways);
    }

    private static Description routeTables() {
        return new Description(
                NetworkId.ROUTE_TABLE,
                "RouteTableId",
                "route-table-id",
                "routeTableSet",
                List.of(DefaultVpc.ROUTE_TABLE),
                Networks::routeTables);
    }

    private static QueryOperation describeSecurityGroups(Caller caller, Members request) {
        List<String> names = request.indexedTexts("GroupName");
        for (String name : names) {
            if (!name.equals("default")) {
                throw AwsException.of(
                        "InvalidGroup.NotFound", "The security group '" + name + "' does not exist in default VPC");
            }
        }
        return new Description(
                        NetworkId.SECURITY_GROUP,
                        "GroupId",
                        "group-id",
                        "securityGroupInfo",
                        List.of(DefaultVpc.SECURITY_GROUP),
                        SecurityGroups::items)
                .read(caller, request);
    }

    /** Load balancers here have none. */
    private static QueryOperation describeNetworkInterfaces(Caller caller, Members request) {
        Filters filters = Filters.parse(request);
        Page page = Page.parse(request);
        for (String id : request.indexedTexts("NetworkInterfaceId")) {
            throw AwsException.of(
                    "InvalidNetworkInterfaceID.NotFound", "The networkInterface ID '" + id + "' does not exist");
        }
        return result -> page.write(result, "networkInterfaceSet", filters.choose(List.of()));
    }

    private static QueryOperation describeZones(Caller caller, Members request) {
        Filters filters = Filters.parse(request);
        List<String> names = request.indexedTexts("ZoneName");
        List<String> ids = request.indexedTexts("ZoneId");
        Boolean unused = request.flag("AllAvailabilityZones");
        List<Item> zones = DefaultVpc.ZONES.stream()
                .map(letter -> new Zone(caller.region(), letter))
                .filter(zone -> names.isEmpty() || names.contains(zone.name()))
                .filter(zone -> ids.isEmpty() || ids.contains(zone.id()))
                .map(Zone::item)
                .toList();
        if (zones.size() < Math.max(names.size(), ids.size())) {
            throw AwsException.of("InvalidParameterValue", "Invalid availability zone: " + names + ids);
        }
        return result -> Page.writeAll(result, "availabilityZoneInfo", filters.choose(zones));
    }

    private static QueryOperation describeAccountAttributes(Caller caller, Members request) {
        List<String> names = request.indexedTexts("AttributeName");
        return result -> result.structure(
                "accountAttributeSet",
                set -> ACCOUNT_ATTRIBUTES.keySet().stream()
                        .sorted()
                        .filter(name -> names.isEmpty() || names.contains(name))
                        .forEach(name -> set.structure("item", item -> accountAttribute(item, name))));
    }

    private static void accountAttribute(XmlWriter xml, String name) {
        xml.text("attributeName", name)
                .structure(
                        "attributeValueSet",
                        set -> ACCOUNT_ATTRIBUTES
                                .getOrDefault(name, List.of())
                                .forEach(value -> set.structure("item", item -> item.text("attributeValue", value))));
    }

    private static QueryOperation describeVpcAttribute(Caller caller, Members request) {
        String id = request.required("VpcId");
        String attribute = request.choice(
                "Attribute", "enableDnsSupport", "enableDnsHostnames", "enableNetworkAddressUsageMetrics");
        if (attribute == null) {
            throw request.missing("Attribute");
        }
        return result -> result.text("vpcId", id)
                .structure(
                        attribute, value -> value.text("value", !attribute.equals("enableNetworkAddressUsageMetrics")));
    }
}
