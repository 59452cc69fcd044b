package dev.banyan.template;

import dev.banyan.model.Arn;
import dev.banyan.model.ErrorCode;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.Target;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetGroupAttributes;
import dev.banyan.model.TargetType;
import dev.banyan.template.evaluation.EvaluationException;
import dev.banyan.template.evaluation.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads a target group. */
final class TargetGroupReader {

    private final Reading reading;

    TargetGroupReader(Reading reading) {
        this.reading = reading;
    }

    TargetGroup read(TemplateResource resource) {
        Value group = resource.values(reading.evaluator());
        TargetType type = type(group);
        Arn arn = new Arn(reading.physical().reference(resource.logicalId(), resource.logicalId()));
        Value attributes = group.get("TargetGroupAttributes");
        Map<String, String> values = attributes.pairs("Key", "Value");
        TargetGroupAttributes readAttributes = attributes.make(() -> new TargetGroupAttributes(values));
        ProtocolVersion version = version(group.get("ProtocolVersion"));
        nameUnsupported(resource, group, version);
        int port = type == TargetType.IP
                ? specified(group.get("Port"), "A port must be specified").integer()
                : 0;
        if (type == TargetType.IP) {
            specified(group.get("Protocol"), "A protocol must be specified");
        }
        return group.make(() -> new TargetGroup(
                arn,
                group.get("Name").text(arn.resource().split("/", -1)[1]),
                type,
                HealthCheckReader.protocol(group.get("Protocol")),
                version,
                port,
                HealthCheckReader.read(group, type, version),
                readAttributes,
                targets(group.get("Targets"), type, port),
                group.get("Tags").pairs("Key", "Value")));
    }

    private void nameUnsupported(TemplateResource resource, Value group, ProtocolVersion version) {
        if (version != ProtocolVersion.HTTP1) {
            reading.unsupported(
                    resource,
                    "ProtocolVersion",
                    "HTTP/2 is not spoken; requests in HTTP/1.1 get 464 from a group of version " + version);
        }
        if (group.get("TargetControlPort").isPresent()) {
            reading.unsupported(resource, "TargetControlPort", "targets are not asked how much they can take");
        }
    }

    private static Value specified(Value value, String message) {
        if (!value.isPresent()) {
            throw value.refused(ErrorCode.VALIDATION_ERROR, message);
        }
        return value;
    }

    private static ProtocolVersion version(Value version) {
        return switch (version.text("HTTP1")) {
            case "HTTP1" -> ProtocolVersion.HTTP1;
            case "HTTP2" -> ProtocolVersion.HTTP2;
            case "GRPC" -> ProtocolVersion.GRPC;
            default -> throw version.unexpected("HTTP1, HTTP2 or GRPC");
        };
    }

    private static TargetType type(Value group) {
        Value type = group.get("TargetType");
        return switch (type.text("instance")) {
            case "ip" -> TargetType.IP;
            case "lambda" -> {
                refuseForLambda(group, List.of("Protocol", "Port", "VpcId"));
                yield TargetType.LAMBDA;
            }
            case "instance" -> throw instances(group, type);
            default -> throw type.unexpected("ip or lambda");
        };
    }

    private static void refuseForLambda(Value group, List<String> properties) {
        for (String property : properties) {
            if (group.get(property).isPresent()) {
                throw group.get(property)
                        .refused(
                                ErrorCode.VALIDATION_ERROR,
                                (property.equals("VpcId") ? "VPC ID" : property)
                                        + " cannot be specified for target groups with target type 'lambda'");
            }
        }
    }

    /** EC2 instances exist only on AWS; what AWS says of instances that it does not have is said here too. */
    private static EvaluationException instances(Value group, Value type) {
        List<Value> targets = group.get("Targets").list();
        if (targets.isEmpty()) {
            return EvaluationException.of(
                    type.path(), "instance", "ip or lambda, because EC2 instances exist only on AWS");
        }
        String ids = targets.stream()
                .map(target -> "'" + target.get("Id").text() + "'")
                .collect(Collectors.joining(", "));
        String message = "The following targets are not in a running state and cannot be registered: " + ids;
        return group.get("Targets").refused(ErrorCode.INVALID_TARGET, message);
    }

    private static List<Target> targets(Value targets, TargetType type, int port) {
        return targets.list().stream()
                .map(target -> type == TargetType.IP ? ip(target, port) : lambda(target.get("Id")))
                .toList();
    }

    private static Target ip(Value target, int port) {
        return target.make(
                () -> new Target.Ip(target.get("Id").text(), target.get("Port").integer(port)));
    }

    private static Target lambda(Value id) {
        return id.make(() -> new Target.Lambda(new Arn(id.text())));
    }
}
