package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads subnets in either of their two forms, and the type of addresses. */
final class SubnetParser {

    private SubnetParser() {}

    static List<Subnet> parse(Members request, Caller caller) {
        List<String> subnets = request.texts("Subnets");
        List<String> mapped = request.structures("SubnetMappings").stream()
                .map(mapping -> mapping.required("SubnetId"))
                .toList();
        if (!subnets.isEmpty() && !mapped.isEmpty()) {
            throw AwsException.validation("Subnets and subnet mappings cannot be specified at the same time");
        }
        return DefaultNetwork.subnets(subnets.isEmpty() ? mapped : subnets, caller.region());
    }

    static @Nullable String ipAddressType(Members request) {
        return request.choice("IpAddressType", "ipv4", "dualstack", "dualstack-without-public-ipv4");
    }
}
