package dev.banyan.template;

import dev.banyan.model.Arn;
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
        Attributes.ofTargetGroup(type).check(resource, attributes.path(), values, reading);
        if (!group.get("ProtocolVersion").text("HTTP1").equals("HTTP1")) {
            reading.unsupported(resource, "ProtocolVersion", "targets are asked in HTTP/1.1");
        }
        int port = type == TargetType.IP ? group.get("Port").integer() : 0;
        return group.make(() -> new TargetGroup(
                arn,
                name(group, arn),
                type,
                HealthCheckReader.protocol(group.get("Protocol")),
                port,
                HealthCheckReader.read(group, type),
                new TargetGroupAttributes(values),
                targets(group.get("Targets"), type, port),
                group.get("Tags").pairs("Key", "Value")));
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
                throw new EvaluationException(
                        group.path() + "." + property + ": "
                                + (property.equals("VpcId") ? "VPC ID" : property)
                                + " cannot be specified for target groups with target type 'lambda'",
                        null);
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
        return new EvaluationException(group.get("Targets").path() + ": InvalidTarget: " + message, null);
    }

    private static String name(Value group, Arn arn) {
        Value given = group.get("Name");
        String name = given.text(arn.resource().split("/", -1)[1]);
        String broken = null;
        if (name.length() > 32) {
            broken = "cannot be longer than '32' characters";
        } else if (!name.matches("[A-Za-z0-9-]+")) {
            broken = "can only contain characters that are alphanumeric characters or hyphens(-)";
        } else if (name.startsWith("-") || name.endsWith("-")) {
            broken = "cannot begin or end with '-'";
        }
        if (broken != null) {
            throw new EvaluationException(given.path() + ": Target group name '" + name + "' " + broken, null);
        }
        return name;
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
