package dev.banyan.aws.ec2;

import java.util.regex.Pattern;

/** A kind of thing in a network, and what its ids look like. */
public enum NetworkId {
    VPC("vpc-", "InvalidVpcID"),
    SUBNET("subnet-", "InvalidSubnetID"),
    SECURITY_GROUP("sg-", "InvalidGroupId"),
    INTERNET_GATEWAY("igw-", "InvalidInternetGatewayId"),
    ROUTE_TABLE("rtb-", "InvalidRouteTableId");

    private final String prefix;
    private final String errorPrefix;
    private final Pattern pattern;

    NetworkId(String prefix, String errorPrefix) {
        this.prefix = prefix;
        this.errorPrefix = errorPrefix;
        this.pattern = Pattern.compile(prefix + "([0-9a-f]{8}|[0-9a-f]{17})");
    }

    /** Returns whether an id could be one of AWS's. */
    public boolean isWellFormed(String id) {
        return pattern.matcher(id).matches();
    }

    String prefix() {
        return prefix;
    }

    String malformedCode() {
        return errorPrefix + ".Malformed";
    }
}
