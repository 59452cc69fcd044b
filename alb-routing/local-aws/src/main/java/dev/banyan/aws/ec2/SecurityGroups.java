package dev.banyan.aws.ec2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.wire.XmlWriter;
import java.util.List;
import java.util.Map;

/** Makes security groups as they are described: members may talk to each other, and to everybody else. */
final class SecurityGroups {

    private SecurityGroups() {}

    static List<Item> items(Caller caller, List<String> ids) {
        return ids.stream().map(id -> item(caller, id)).toList();
    }

    private static Item item(Caller caller, String id) {
        boolean isDefault = id.equals(DefaultVpc.SECURITY_GROUP);
        String name = isDefault
                ? "default"
                : "group-" + id.substring(NetworkId.SECURITY_GROUP.prefix().length());
        String description = isDefault ? "default VPC security group" : "Taken as it is named";
        String arn = Networks.arn(caller, "security-group/" + id);
        return new Item(
                Map.of(
                        "group-id", List.of(id),
                        "group-name", List.of(name),
                        "vpc-id", List.of(DefaultVpc.ID),
                        "description", List.of(description),
                        "owner-id", List.of(caller.account())),
                xml -> xml.text("ownerId", caller.account())
                        .text("groupId", id)
                        .text("groupName", name)
                        .text("groupDescription", description)
                        .text("vpcId", DefaultVpc.ID)
                        .text("securityGroupArn", arn)
                        .structure("ipPermissions", set -> set.structure("item", item -> fromMembers(item, caller, id)))
                        .structure("ipPermissionsEgress", set -> set.structure("item", SecurityGroups::toAll))
                        .structure("tagSet", set -> {}));
    }

    private static void fromMembers(XmlWriter permission, Caller caller, String id) {
        permission
                .text("ipProtocol", "-1")
                .structure(
                        "groups",
                        groups -> groups.structure(
                                "item",
                                group -> group.text("userId", caller.account()).text("groupId", id)))
                .structure("ipRanges", ranges -> {})
                .structure("ipv6Ranges", ranges -> {})
                .structure("prefixListIds", lists -> {});
    }

    private static void toAll(XmlWriter permission) {
        permission
                .text("ipProtocol", "-1")
                .structure("groups", groups -> {})
                .structure("ipRanges", ranges -> ranges.structure("item", range -> range.text("cidrIp", "0.0.0.0/0")))
                .structure("ipv6Ranges", ranges -> {})
                .structure("prefixListIds", lists -> {});
    }
}
