package dev.banyan.aws.ec2;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one network there is, the same in every region: a made-up default VPC with two subnets in each of three zones.
 * Nothing is routed through it.
 */
public final class DefaultVpc {

    /** The id of the VPC. */
    public static final String ID = "vpc-0ba00000000000001";

    /** The id of its security group. */
    public static final String SECURITY_GROUP = "sg-0ba00000000000001";

    /** The zones that have subnets of this VPC; a region's name goes before each. */
    public static final List<String> ZONES = List.of("a", "b", "c");

    static final String INTERNET_GATEWAY = "igw-0ba00000000000001";
    static final String ROUTE_TABLE = "rtb-0ba00000000000001";
    static final String CIDR_BLOCK = "172.31.0.0/16";

    /** Zones for subnets that are not of this VPC. */
    private static final List<String> ALL_ZONES = List.of("a", "b", "c", "d", "e", "f");

    private static final Pattern SUBNET = Pattern.compile("subnet-0ba000000000000([12])([abc])");

    private DefaultVpc() {}

    /** Returns the ids of its subnets; those of the first number are the default ones of their zones. */
    public static List<String> subnets() {
        List<String> subnets = new ArrayList<>();
        for (int number = 1; number <= 2; number++) {
            for (String zone : ZONES) {
                subnets.add("subnet-0ba000000000000" + number + zone);
            }
        }
        return subnets;
    }

    /**
     * Returns the zone of a subnet: its own, or, for one that is not of this VPC, the first that is not taken.
     *
     * @param taken names of zones
     */
    public static String zone(String subnet, Set<String> taken, String region) {
        Matcher own = SUBNET.matcher(subnet);
        if (own.matches()) {
            return region + own.group(2);
        }
        return ALL_ZONES.stream()
                .map(zone -> region + zone)
                .filter(zone -> !taken.contains(zone))
                .findFirst()
                .orElse(region + ALL_ZONES.get(0));
    }

    static boolean isDefaultOfZone(String subnet) {
        Matcher own = SUBNET.matcher(subnet);
        return own.matches() && own.group(1).equals("1");
    }
}
