package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Caller;
import dev.banyan.aws.query.Members;
import dev.banyan.aws.query.QueryOperation;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.Arn;
import dev.banyan.model.Protocol;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Creates target groups. */
final class TargetGroupCreation {

    private final ControlPlane plane;

    TargetGroupCreation(ControlPlane plane) {
        this.plane = plane;
    }

    QueryOperation create(Caller caller, Members request) {
        String name = checkName(request.required("Name"));
        TargetType type = type(request);
        request.choice("IpAddressType", "ipv4");
        Arn arn = plane.newArn(caller, "targetgroup/" + name);
        TargetGroup group = type == TargetType.LAMBDA ? ofFunction(arn, name, request) : ofIps(arn, name, request);
        TargetGroupFacts facts = new TargetGroupFacts(
                type == TargetType.LAMBDA ? "" : DefaultNetwork.checkVpc(request.required("VpcId")), Map.of());
        return result -> {
            State changed = plane.store().change(state -> {
                Optional<TargetGroup> existing = find(state, caller, name);
                if (existing.isPresent()) {
                    checkSame(existing.get(), state, group, facts);
                    return state;
                }
                return state.with(group).with(arn, facts);
            });
            List<TargetGroup> made = find(changed, caller, name).stream().toList();
            result.list("TargetGroups", made, (xml, written) -> TargetGroupXml.write(xml, written, changed));
        };
    }

    /** Instances exist only on AWS, and groups of load balancers are for Network Load Balancers. */
    private static TargetType type(Members request) {
        if (!request.has("TargetType")) {
            throw AwsException.constraint(
                    "'instance'", "targetType", "Member must satisfy enum value set: [ip, lambda]");
        }
        String type = request.choice("TargetType", "ip", "lambda");
        return TargetType.valueOf(String.valueOf(type).toUpperCase(Locale.ROOT));
    }

    private static TargetGroup ofFunction(Arn arn, String name, Members request) {
        refuse(request, "Protocol", "Protocol");
        refuse(request, "Port", "Port");
        refuse(request, "VpcId", "VPC ID");
        refuse(request, "ProtocolVersion", "Protocol version");
        refuse(request, "HealthCheckProtocol", "Health check protocol");
        refuse(request, "HealthCheckPort", "Health check port");
        return new TargetGroup(
                arn,
                name,
                TargetType.LAMBDA,
                Protocol.HTTP,
                0,
                HealthCheckParser.parse(request).ofNew(TargetType.LAMBDA, ProtocolVersion.HTTP1),
                TargetGroupAttributes.DEFAULT,
                List.of(),
                Tags.parse(request));
    }

    private static void refuse(Members request, String member, String words) {
        if (request.has(member)) {
            throw AwsException.validation(words + " cannot be specified for target groups with target type 'lambda'");
        }
    }

    private static TargetGroup ofIps(Arn arn, String name, Members request) {
        String protocol = request.choice("Protocol", "HTTP", "HTTPS");
        // Terraform sends an empty one for a group whose version it leaves to AWS.
        boolean given = !"".equals(request.text("ProtocolVersion"));
        String version = given ? request.choice("ProtocolVersion", "HTTP1", "HTTP2", "GRPC") : null;
        Integer port = request.integer("Port", 1, 65_535);
        if (protocol == null) {
            throw AwsException.validation("A protocol must be specified");
        }
        if (port == null) {
            throw AwsException.validation("A port must be specified");
        }
        if (!request.has("VpcId")) {
            throw AwsException.validation("A VPC ID must be specified");
        }
        ProtocolVersion parsed = version == null ? ProtocolVersion.HTTP1 : ProtocolVersion.valueOf(version);
        return new TargetGroup(
                arn,
                name,
                TargetType.IP,
                Protocol.valueOf(protocol),
                parsed,
                port,
                HealthCheckParser.parse(request).ofNew(TargetType.IP, parsed),
                TargetGroupAttributes.DEFAULT,
                List.of(),
                Tags.parse(request));
    }

    private static Optional<TargetGroup> find(State state, Caller caller, String name) {
        return state.routing().targetGroups().values().stream()
                .filter(group -> group.name().equals(name) && ControlPlane.isOf(caller, group.arn()))
                .findFirst();
    }

    private static void checkSame(TargetGroup existing, State state, TargetGroup asked, TargetGroupFacts facts) {
        boolean same = existing.type() == asked.type()
                && existing.protocol() == asked.protocol()
                && existing.protocolVersion() == asked.protocolVersion()
                && existing.port() == asked.port()
                && existing.healthCheck().equals(asked.healthCheck())
                && existing.tags().equals(asked.tags())
                && state.facts(existing).vpcId().equals(facts.vpcId());
        if (!same) {
            throw AwsException.of(
                    "DuplicateTargetGroupName",
                    "A target group with the same name '" + asked.name() + "' exists, but with different settings");
        }
    }

    /** The model checks all but this one. */
    private static String checkName(String name) {
        if (name.contains("--")) {
            throw AwsException.validation("Target group name '" + name
                    + "' can only contain characters that are alphanumeric characters or hyphens(-)");
        }
        return name;
    }
}
