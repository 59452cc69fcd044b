package dev.banyan.model;

import java.util.List;
import java.util.Map;

/**
 * A target group with its registered targets. Immutable: a change makes a new one.
 *
 * @param arn the group's ARN
 * @param name the group's name, at most 32 characters
 * @param type what its targets are
 * @param protocol how ip targets are spoken to; meaningless for Lambda targets
 * @param protocolVersion what ip targets speak on top of it; HTTP1 for Lambda targets
 * @param port the port of targets that name none; 0 for Lambda targets
 * @param healthCheck how its targets are checked
 * @param attributes the group's attributes by their ELBv2 keys
 * @param targets the registered targets; at most one for Lambda, one that is named twice is there once
 * @param tags the group's tags
 */
public record TargetGroup(
        Arn arn,
        String name,
        TargetType type,
        Protocol protocol,
        ProtocolVersion protocolVersion,
        int port,
        HealthCheck healthCheck,
        TargetGroupAttributes attributes,
        List<Target> targets,
        Map<String, String> tags) {

    /** @throws InvalidRoutingException if the name is none, or a part does not fit the type */
    public TargetGroup {
        targets = targets.stream().distinct().toList();
        tags = Map.copyOf(tags);
        TargetGroupChecks.checkName(name);
        TargetGroupChecks.checkTargets(type, targets);
        attributes.requireFit(type);
        if (type == TargetType.IP) {
            TargetGroupChecks.checkIp(port, healthCheck);
        } else {
            TargetGroupChecks.checkLambda(protocolVersion, targets);
        }
    }

    /** Makes a group whose targets speak HTTP/1.1. */
    public TargetGroup(
            Arn arn,
            String name,
            TargetType type,
            Protocol protocol,
            int port,
            HealthCheck healthCheck,
            TargetGroupAttributes attributes,
            List<Target> targets,
            Map<String, String> tags) {
        this(arn, name, type, protocol, ProtocolVersion.HTTP1, port, healthCheck, attributes, targets, tags);
    }

    /** Returns this group with other targets. */
    public TargetGroup withTargets(List<? extends Target> newTargets) {
        return new TargetGroup(
                arn,
                name,
                type,
                protocol,
                protocolVersion,
                port,
                healthCheck,
                attributes,
                List.copyOf(newTargets),
                tags);
    }
}
