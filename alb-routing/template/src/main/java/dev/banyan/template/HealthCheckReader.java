package dev.banyan.template;

import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.TargetType;
import dev.banyan.template.evaluation.Value;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the health check of a target group. */
final class HealthCheckReader {

    private HealthCheckReader() {}

    static HealthCheck read(Value group, TargetType type, ProtocolVersion version) {
        HealthCheck defaults = defaults(type, version);
        Value enabled = group.get("HealthCheckEnabled");
        if (type == TargetType.IP && !enabled.flag(true)) {
            throw enabled.unexpected("true for target groups with target type 'ip'");
        }
        return group.make(() -> new HealthCheck(
                enabled.flag(defaults.enabled()),
                protocol(group.get("HealthCheckProtocol")),
                port(group.get("HealthCheckPort")),
                group.get("HealthCheckPath").text(defaults.path()),
                seconds(group.get("HealthCheckIntervalSeconds"), defaults.interval()),
                seconds(group.get("HealthCheckTimeoutSeconds"), defaults.timeout()),
                group.get("HealthyThresholdCount").integer(defaults.healthyThreshold()),
                group.get("UnhealthyThresholdCount").integer(defaults.unhealthyThreshold()),
                matcher(group.get("Matcher"), version, defaults.matcher())));
    }

    private static HealthCheck defaults(TargetType type, ProtocolVersion version) {
        if (type == TargetType.LAMBDA) {
            return HealthCheck.LAMBDA_DEFAULT;
        }
        return version == ProtocolVersion.GRPC ? HealthCheck.GRPC_DEFAULT : HealthCheck.IP_DEFAULT;
    }

    static Protocol protocol(Value protocol) {
        return switch (protocol.text("HTTP")) {
            case "HTTP" -> Protocol.HTTP;
            case "HTTPS" -> Protocol.HTTPS;
            default -> throw protocol.unexpected("HTTP or HTTPS");
        };
    }

    private static @Nullable Integer port(Value port) {
        return port.text("traffic-port").equals("traffic-port") ? null : Integer.valueOf(port.integer());
    }

    private static StatusMatcher matcher(Value matcher, ProtocolVersion version, StatusMatcher fallback) {
        boolean grpc = version == ProtocolVersion.GRPC;
        Value codes = matcher.get(grpc ? "GrpcCode" : "HttpCode");
        Value others = matcher.get(grpc ? "HttpCode" : "GrpcCode");
        if (others.isPresent()) {
            throw others.unexpected("none with ProtocolVersion " + version);
        }
        if (!codes.isPresent()) {
            return fallback;
        }
        return codes.make(() -> grpc ? StatusMatcher.parseGrpc(codes.text()) : StatusMatcher.parse(codes.text()));
    }

    private static Duration seconds(Value seconds, Duration fallback) {
        return seconds.isPresent() ? Duration.ofSeconds(seconds.integer()) : fallback;
    }
}
