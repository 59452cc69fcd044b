package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A target as a request describes it.
 *
 * @param id an address or a function's ARN
 * @param port the port, or null for that of the group
 * @param zone the zone, or null
 */
record TargetParser(
        String id, @Nullable Integer port, @Nullable String zone) {

    /** The ranges that AWS accepts, and loopback, which stands for the VPC's own addresses on this machine. */
    private static final Pattern PRIVATE = Pattern.compile("(10|127)\\..*"
            + "|100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\..*"
            + "|172\\.(1[6-9]|2\\d|3[01])\\..*"
            + "|192\\.168\\..*");

    private static final Pattern ADDRESS =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");
    private static final Pattern FUNCTION = Pattern.compile(
            "arn:[a-z-]+:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64}(:[A-Za-z0-9_$-]{1,128})?");

    static List<TargetParser> parse(Members request) {
        return request.structures("Targets").stream()
                .map(target -> new TargetParser(
                        target.required("Id"), target.integer("Port", 1, 65_535), target.text("AvailabilityZone")))
                .toList();
    }

    /**
     * Returns the target as a group registers it.
     *
     * @throws AwsException if it is none of the group's type
     */
    Target of(TargetGroup group) {
        return group.type() == TargetType.IP ? ofAddress(group) : ofFunction();
    }

    private Target ofAddress(TargetGroup group) {
        if (!ADDRESS.matcher(id).matches()) {
            throw AwsException.validation("The IP address '" + id + "' is not a valid IPv4 address");
        }
        if (!PRIVATE.matcher(id).matches()) {
            throw AwsException.of(
                    "InvalidTarget",
                    "The following targets are not in a private range of addresses and cannot be registered: '" + id
                            + "'");
        }
        return new Target.Ip(id, port == null ? group.port() : port);
    }

    private Target ofFunction() {
        if (!FUNCTION.matcher(id).matches()) {
            throw AwsException.validation("The target '" + id + "' is not a valid Lambda function ARN");
        }
        if (port != null) {
            throw AwsException.validation("Port cannot be specified for targets of target type 'lambda'");
        }
        if (zone != null && !zone.equals("all")) {
            throw AwsException.validation(
                    "The only supported Availability Zone for targets of target type 'lambda' is 'all'");
        }
        return new Target.Lambda(new Arn(id));
    }

    /** Returns whether a registered target is the one described. */
    boolean names(Target registered, TargetGroup group) {
        if (!registered.id().equals(id)) {
            return false;
        }
        return !(registered instanceof Target.Ip ip) || ip.port() == (port == null ? group.port() : port);
    }
}
