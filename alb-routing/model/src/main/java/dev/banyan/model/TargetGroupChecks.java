package dev.banyan.model;

import java.util.List;

/** What must hold between the parts of a target group. */
final class TargetGroupChecks {

    private static final int MAXIMUM_NAME = 32;

    private TargetGroupChecks() {}

    static void checkName(String name) {
        String broken = null;
        if (name.length() > MAXIMUM_NAME) {
            broken = "cannot be longer than '" + MAXIMUM_NAME + "' characters";
        } else if (!name.matches("[A-Za-z0-9-]+")) {
            broken = "can only contain characters that are alphanumeric characters or hyphens(-)";
        } else if (name.startsWith("-") || name.endsWith("-")) {
            broken = "cannot begin or end with '-'";
        }
        if (broken != null) {
            throw InvalidRoutingException.validation("Target group name '" + name + "' " + broken);
        }
    }

    static void checkIp(int port, HealthCheck healthCheck) {
        if (port < 1 || port > 65_535) {
            throw InvalidRoutingException.expected("port", port, "1 to 65535");
        }
        if (!healthCheck.enabled()) {
            throw InvalidRoutingException.expected(
                    "healthCheckEnabled", false, "true for target groups with target type 'ip'");
        }
    }

    static void checkLambda(ProtocolVersion version, List<Target> targets) {
        if (targets.size() > 1) {
            throw new InvalidRoutingException(
                    ErrorCode.TOO_MANY_TARGETS, "targets: " + targets.size() + " (expected: at most 1 function)");
        }
        if (version != ProtocolVersion.HTTP1) {
            throw InvalidRoutingException.expected(
                    "protocolVersion", version, "none for target groups with target type 'lambda'");
        }
    }

    static void checkTargets(TargetType type, List<Target> targets) {
        Class<? extends Target> kind = type == TargetType.IP ? Target.Ip.class : Target.Lambda.class;
        if (!targets.stream().allMatch(kind::isInstance)) {
            throw new InvalidRoutingException(
                    ErrorCode.INVALID_TARGET,
                    "targets: " + targets + " (expected: targets of type " + type.apiName() + ")");
        }
    }
}
