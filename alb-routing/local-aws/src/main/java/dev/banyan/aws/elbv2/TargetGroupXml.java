package dev.banyan.aws.elbv2;

import dev.banyan.aws.wire.XmlWriter;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.util.stream.Collectors;

/** Writes target groups. */
final class TargetGroupXml {

    private TargetGroupXml() {}

    static void write(XmlWriter xml, TargetGroup group, State state) {
        xml.text("TargetGroupArn", group.arn()).text("TargetGroupName", group.name());
        if (group.type() == TargetType.IP) {
            xml.text("Protocol", group.protocol())
                    .text("ProtocolVersion", group.protocolVersion())
                    .text("Port", group.port())
                    .text("VpcId", state.facts(group).vpcId());
        }
        writeHealthCheck(xml, group);
        xml.texts("LoadBalancerArns", state.loadBalancersOf(group.arn()))
                .text("TargetType", group.type().apiName())
                .text("IpAddressType", "ipv4");
    }

    private static void writeHealthCheck(XmlWriter xml, TargetGroup group) {
        HealthCheck check = group.healthCheck();
        if (group.type() == TargetType.IP) {
            Integer port = check.port();
            xml.text("HealthCheckProtocol", check.protocol())
                    .text("HealthCheckPort", port == null ? "traffic-port" : port);
        }
        xml.text("HealthCheckEnabled", check.enabled())
                .text("HealthCheckIntervalSeconds", check.interval().toSeconds())
                .text("HealthCheckTimeoutSeconds", check.timeout().toSeconds())
                .text("HealthyThresholdCount", check.healthyThreshold())
                .text("UnhealthyThresholdCount", check.unhealthyThreshold())
                .text("HealthCheckPath", check.path());
        String member = group.protocolVersion() == ProtocolVersion.GRPC ? "GrpcCode" : "HttpCode";
        xml.structure("Matcher", matcher -> matcher.text(member, codes(check.matcher())));
    }

    private static String codes(StatusMatcher matcher) {
        return matcher.ranges().stream()
                .map(range -> range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to())
                .collect(Collectors.joining(","));
    }
}
