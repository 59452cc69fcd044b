package dev.banyan.aws.elbv2;

import dev.banyan.aws.query.Members;
import dev.banyan.aws.wire.AwsException;
import dev.banyan.model.HealthCheck;
import dev.banyan.model.Protocol;
import dev.banyan.model.ProtocolVersion;
import dev.banyan.model.StatusMatcher;
import dev.banyan.model.TargetType;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The health check members of a request; a member that is null was not given.
 *
 * @param enabled HealthCheckEnabled
 * @param protocol HealthCheckProtocol
 * @param port HealthCheckPort, a number or {@code traffic-port}
 * @param path HealthCheckPath
 * @param interval HealthCheckIntervalSeconds
 * @param timeout HealthCheckTimeoutSeconds
 * @param healthy HealthyThresholdCount
 * @param unhealthy UnhealthyThresholdCount
 * @param httpCode the HttpCode of the Matcher
 * @param grpcCode the GrpcCode of the Matcher
 */
record HealthCheckParser(
        @Nullable Boolean enabled,
        @Nullable Protocol protocol,
        @Nullable String port,
        @Nullable String path,
        @Nullable Integer interval,
        @Nullable Integer timeout,
        @Nullable Integer healthy,
        @Nullable Integer unhealthy,
        @Nullable String httpCode,
        @Nullable String grpcCode) {

    private static final String TRAFFIC_PORT = "traffic-port";

    static HealthCheckParser parse(Members request) {
        String protocol = request.choice("HealthCheckProtocol", "HTTP", "HTTPS");
        Members matcher = request.structure("Matcher");
        return new HealthCheckParser(
                request.flag("HealthCheckEnabled"),
                protocol == null ? null : Protocol.valueOf(protocol),
                checkPort(request.text("HealthCheckPort")),
                request.text("HealthCheckPath"),
                request.integer("HealthCheckIntervalSeconds", 5, 300),
                request.integer("HealthCheckTimeoutSeconds", 2, 120),
                request.integer("HealthyThresholdCount", 2, 10),
                request.integer("UnhealthyThresholdCount", 2, 10),
                matcher == null ? null : matcher.text("HttpCode"),
                matcher == null ? null : matcher.text("GrpcCode"));
    }

    private static @Nullable String checkPort(@Nullable String port) {
        boolean valid = port == null
                || port.equals(TRAFFIC_PORT)
                || (port.matches("[1-9]\\d{0,4}") && Integer.parseInt(port) <= 65_535);
        if (!valid) {
            throw AwsException.validation(
                    "Health check port '" + port + "' must be 'traffic-port' or a port from 1 to 65535");
        }
        return port;
    }

    /** Returns the defaults of a group with what is given. */
    HealthCheck ofNew(TargetType type, ProtocolVersion version) {
        if (type == TargetType.LAMBDA) {
            return over(HealthCheck.LAMBDA_DEFAULT, type, version);
        }
        return over(version == ProtocolVersion.GRPC ? HealthCheck.GRPC_DEFAULT : HealthCheck.IP_DEFAULT, type, version);
    }

    /** Returns a health check with what is given instead. */
    HealthCheck over(HealthCheck old, TargetType type, ProtocolVersion version) {
        boolean on = enabled == null ? old.enabled() : enabled;
        if (type == TargetType.IP && !on) {
            throw AwsException.validation("Health check enabled must be true for target groups with target type 'ip'");
        }
        return new HealthCheck(
                on,
                protocol == null ? old.protocol() : protocol,
                port == null ? old.port() : number(port),
                path == null ? old.path() : path,
                interval == null ? old.interval() : Duration.ofSeconds(interval),
                timeout == null ? old.timeout() : Duration.ofSeconds(timeout),
                healthy == null ? old.healthyThreshold() : healthy,
                unhealthy == null ? old.unhealthyThreshold() : unhealthy,
                matcher(old.matcher(), version));
    }

    private static @Nullable Integer number(String given) {
        return given.equals(TRAFFIC_PORT) ? null : Integer.valueOf(given);
    }

    private StatusMatcher matcher(StatusMatcher old, ProtocolVersion version) {
        boolean grpc = version == ProtocolVersion.GRPC;
        if (grpc ? httpCode != null : grpcCode != null) {
            throw AwsException.validation((grpc ? "HttpCode" : "GrpcCode")
                    + " cannot be specified for target groups with protocol version '" + version + "'");
        }
        if (grpc) {
            return grpcCode == null ? old : StatusMatcher.parseGrpc(grpcCode);
        }
        return httpCode == null ? old : StatusMatcher.parse(httpCode);
    }
}
