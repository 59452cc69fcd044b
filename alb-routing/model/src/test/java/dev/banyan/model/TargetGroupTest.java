package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static dev.banyan.model.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGroupTest {

    private static final Arn ARN = new Arn("arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/g/1");
    private static final Target.Lambda FUNCTION = new Target.Lambda(new Arn("arn:aws:lambda:us-east-1:1:function:f"));
    private static final Target.Ip ADDRESS = new Target.Ip("127.0.0.1", 8080);

    @Test
    void targets_ofTheGroupsType_areKept() {
        assertThat(group(TargetType.IP).withTargets(List.of(ADDRESS)).targets()).containsExactly(ADDRESS);
        assertThat(group(TargetType.LAMBDA).withTargets(List.of(FUNCTION)).targets())
                .containsExactly(FUNCTION);
        assertThat(ADDRESS).hasToString("127.0.0.1:8080");
        assertThat(ADDRESS.id()).isEqualTo("127.0.0.1");
        assertThat(FUNCTION.id()).isEqualTo("arn:aws:lambda:us-east-1:1:function:f");
    }

    @Test
    void targets_ofAnotherTypeOrTooMany_areRefused() {
        Target.Lambda other = new Target.Lambda(new Arn("arn:aws:lambda:us-east-1:1:function:g"));

        assertRefused(
                () -> group(TargetType.IP).withTargets(List.of(FUNCTION)),
                "InvalidTarget",
                "targets: " + List.of(FUNCTION) + " (expected: targets of type ip)");
        assertRefused(
                () -> group(TargetType.LAMBDA).withTargets(List.of(ADDRESS)),
                "InvalidTarget",
                "targets: [127.0.0.1:8080] (expected: targets of type lambda)");
        assertRefused(
                () -> group(TargetType.LAMBDA).withTargets(List.of(FUNCTION, other)),
                "TooManyTargets",
                "targets: 2 (expected: at most 1 function)");
    }

    @Test
    void targets_registeredTwice_areThereOnce() {
        Target.Ip otherPort = new Target.Ip("127.0.0.1", 8081);

        assertThat(group(TargetType.IP)
                        .withTargets(List.of(ADDRESS, otherPort, new Target.Ip("127.0.0.1", 8080)))
                        .targets())
                .containsExactly(ADDRESS, otherPort);
        assertThat(group(TargetType.LAMBDA)
                        .withTargets(List.of(FUNCTION, FUNCTION))
                        .targets())
                .containsExactly(FUNCTION);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a23456789012345678901234567890123|cannot be longer than '32' characters",
                "a_b|can only contain characters that are alphanumeric characters or hyphens(-)",
                "``|can only contain characters that are alphanumeric characters or hyphens(-)",
                "-a|cannot begin or end with '-'",
                "a-|cannot begin or end with '-'",
            })
    void name_outsideItsRule_isRefused(String name, String message) {
        assertInvalid(
                () -> named(name, ProtocolVersion.HTTP1, TargetType.IP, 80, HealthCheck.IP_DEFAULT),
                "Target group name '" + name + "' " + message);
        assertThat(named("A-1", ProtocolVersion.HTTP1, TargetType.IP, 80, HealthCheck.IP_DEFAULT)
                        .name())
                .isEqualTo("A-1");
    }

    @Test
    void members_thatDoNotFitTheType_areRefused() {
        for (int port : new int[] {0, 65_536}) {
            assertInvalid(
                    () -> named("g", ProtocolVersion.HTTP1, TargetType.IP, port, HealthCheck.IP_DEFAULT),
                    "port: " + port + " (expected: 1 to 65535)");
        }
        assertInvalid(
                () -> named("g", ProtocolVersion.HTTP1, TargetType.IP, 80, HealthCheck.LAMBDA_DEFAULT),
                "healthCheckEnabled: false (expected: true for target groups with target type 'ip')");
        assertInvalid(
                () -> named("g", ProtocolVersion.GRPC, TargetType.LAMBDA, 0, HealthCheck.LAMBDA_DEFAULT),
                "protocolVersion: GRPC (expected: none for target groups with target type 'lambda')");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void ip_portOutside_isRefused(int port) {
        assertInvalid(() -> new Target.Ip("127.0.0.1", port), "port: " + port + " (expected: 1 to 65535)");
    }

    @Test
    void attributes_unset_haveDefaults() {
        assertThat(TargetGroupAttributes.DEFAULT.multiValueHeaders()).isFalse();
        assertThat(TargetGroupAttributes.DEFAULT.deregistrationDelay()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, true",
        "200, 201, false",
        "'200,302', 302, true",
        "200-299, 250, true",
        "200-299, 300, false",
        "'200-202, 404', 404, true",
        "404, 200, false",
    })
    void matcher_codesAndRanges_pass(String text, int code, boolean passes) {
        assertThat(StatusMatcher.parse(text).matches(code)).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "500", "199", "200-", "200-600", "ok", "200,", "200-201-202", "299-200"})
    void matcher_anythingElse_isRefused(String text) {
        assertInvalid(
                () -> StatusMatcher.parse(text),
                "matcher: " + text + " (expected: codes or ranges from 200 to 499, such as 200-299,302)");
    }

    @ParameterizedTest
    @CsvSource({"12, 12, true", "12, 0, false", "'0,12', 0, true", "0-99, 99, true", "5-9, 10, false"})
    void matcher_grpcCodesAndRanges_pass(String text, int code, boolean passes) {
        assertThat(StatusMatcher.parseGrpc(text).matches(code)).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "100", "-1", "12-", "9-8", "a"})
    void matcher_noGrpcCodes_isRefused(String text) {
        assertInvalid(
                () -> StatusMatcher.parseGrpc(text),
                "matcher: " + text + " (expected: codes or ranges from 0 to 99, such as 0,12)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/|4|2|5|2|healthCheckIntervalSeconds: 4 (expected: 5 to 300)",
                "/|301|2|5|2|healthCheckIntervalSeconds: 301 (expected: 5 to 300)",
                "/|30|1|5|2|healthCheckTimeoutSeconds: 1 (expected: 2 to 120)",
                "/|30|5|1|2|healthyThresholdCount: 1 (expected: 2 to 10)",
                "/|30|5|5|11|unhealthyThresholdCount: 11 (expected: 2 to 10)",
                "/|10|10|5|2|Health check timeout '10' must be smaller than the interval '10'",
                "ready|30|5|5|2|healthCheckPath: ready (expected: / and up to 1023 more characters)",
                "/LONG|30|5|5|2|healthCheckPath: /LONG (expected: / and up to 1023 more characters)",
            })
    void healthCheck_memberOutsideItsRange_isRefused(
            String path, int interval, int timeout, int healthy, int unhealthy, String message) {
        String tooLong = "a".repeat(1024);

        assertInvalid(
                () -> check(null, path.replace("LONG", tooLong), interval, timeout, healthy, unhealthy),
                message.replace("LONG", tooLong));
    }

    @Test
    void healthCheck_port_isInItsRange() {
        assertThat(check(65_535, "/", 30, 5, 5, 2).port()).isEqualTo(65_535);
        for (int port : new int[] {0, 65_536}) {
            assertInvalid(() -> check(port, "/", 30, 5, 5, 2), "healthCheckPort: " + port + " (expected: 1 to 65535)");
        }
    }

    @Test
    void healthCheck_defaults_areThoseOfTheKindOfTargets() {
        assertThat(HealthCheck.IP_DEFAULT).isEqualTo(check(null, "/", 30, 5, 5, 2));
        assertThat(HealthCheck.GRPC_DEFAULT.path()).isEqualTo("/AWS.ALB/healthcheck");
        assertThat(HealthCheck.GRPC_DEFAULT.matcher().matches(12)).isTrue();
        assertThat(HealthCheck.LAMBDA_DEFAULT.enabled()).isFalse();
        assertThat(HealthCheck.LAMBDA_DEFAULT.interval()).isEqualTo(Duration.ofSeconds(35));
        assertThat(HealthCheck.LAMBDA_DEFAULT.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    private static HealthCheck check(
            @Nullable Integer port, String path, int interval, int timeout, int healthy, int unhealthy) {
        return new HealthCheck(
                true,
                Protocol.HTTP,
                port,
                path,
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                healthy,
                unhealthy,
                StatusMatcher.parse("200"));
    }

    private static TargetGroup group(TargetType type) {
        HealthCheck check = type == TargetType.IP ? HealthCheck.IP_DEFAULT : HealthCheck.LAMBDA_DEFAULT;
        return named("g", ProtocolVersion.HTTP1, type, 80, check);
    }

    private static TargetGroup named(
            String name, ProtocolVersion version, TargetType type, int port, HealthCheck check) {
        return new TargetGroup(
                ARN,
                name,
                type,
                Protocol.HTTP,
                version,
                port,
                check,
                TargetGroupAttributes.DEFAULT,
                List.of(),
                Map.of());
    }
}
