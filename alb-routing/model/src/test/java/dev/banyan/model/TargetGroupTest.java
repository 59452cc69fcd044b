package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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

        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(TargetType.IP).withTargets(List.of(FUNCTION)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(TargetType.LAMBDA).withTargets(List.of(ADDRESS)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(TargetType.LAMBDA).withTargets(List.of(FUNCTION, other)))
                .withMessage("targets: 2 (expected: at most 1 function)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 65_536})
    void ip_portOutside_isRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Target.Ip("127.0.0.1", port))
                .withMessage("port: " + port + " (expected: 1 to 65535)");
    }

    @Test
    void attributes_unset_haveDefaults() {
        assertThat(TargetGroupAttributes.DEFAULT.multiValueHeaders()).isFalse();
        assertThat(TargetGroupAttributes.DEFAULT.deregistrationDelay()).isEqualTo(Duration.ofMinutes(5));
        LoadBalancerAttributes balancer = LoadBalancerAttributes.DEFAULT;
        assertThat(balancer.idleTimeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(balancer.clientKeepAlive()).isEqualTo(Duration.ofHours(1));
        assertThat(balancer.preserveHostHeader()).isFalse();
        assertThat(balancer.dropInvalidHeaderFields()).isFalse();
        assertThat(balancer.forwardedForClientPort()).isFalse();
        assertThat(balancer.forwardedForMode()).isEqualTo(LoadBalancerAttributes.ForwardedForMode.APPEND);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle_timeout.timeout_seconds | 0"
                        + " | 'idle_timeout.timeout_seconds' value '0' must be between '1-4000' inclusive",
                "idle_timeout.timeout_seconds | 4001"
                        + " | 'idle_timeout.timeout_seconds' value '4001' must be between '1-4000' inclusive",
                "client_keep_alive.seconds | long"
                        + " | 'client_keep_alive.seconds' value 'long' must be between '60-604800' inclusive",
                "routing.http.preserve_host_header.enabled | yes"
                        + " | The value of 'routing.http.preserve_host_header.enabled' must be 'true' or 'false', but was"
                        + " 'yes'",
                "routing.http.xff_header_processing.mode | drop"
                        + " | routing.http.xff_header_processing.mode: drop (expected: one of [append, preserve, remove])",
            },
            quoteCharacter = '`')
    void attributes_valueOutsideItsRange_isRefused(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadBalancerAttributes(Map.of(key, value)))
                .withMessage(message);
    }

    @Test
    void attributes_valueInsideItsRange_isKept() {
        assertThat(new LoadBalancerAttributes(Map.of("routing.http.xff_header_processing.mode", "remove"))
                        .forwardedForMode())
                .isEqualTo(LoadBalancerAttributes.ForwardedForMode.REMOVE);
        assertThat(new LoadBalancerAttributes(Map.of("idle_timeout.timeout_seconds", "4000")).idleTimeout())
                .isEqualTo(Duration.ofSeconds(4000));
        assertThat(new LoadBalancerAttributes(Map.of("routing.http.xff_client_port.enabled", "true"))
                        .forwardedForClientPort())
                .isTrue();
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
    @ValueSource(strings = {"", "500", "199", "200-", "200-600", "ok", "200,", "200-201-202"})
    void matcher_anythingElse_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StatusMatcher.parse(text))
                .withMessage("matcher: " + text + " (expected: codes or ranges from 200 to 499, such as 200-299,302)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/|4|2|5|2|interval: 4 (expected: 5 to 300)",
                "/|301|2|5|2|interval: 301 (expected: 5 to 300)",
                "/|30|1|5|2|timeout: 1 (expected: 2 to 120)",
                "/|30|5|1|2|healthyThreshold: 1 (expected: 2 to 10)",
                "/|30|5|5|11|unhealthyThreshold: 11 (expected: 2 to 10)",
                "/|10|10|5|2|Health check timeout '10' must be smaller than the interval '10'",
                "ready|30|5|5|2|path: ready (expected: / and up to 1023 more characters)",
                "/LONG|30|5|5|2|path: /LONG (expected: / and up to 1023 more characters)",
            })
    void healthCheck_memberOutsideItsRange_isRefused(
            String path, int interval, int timeout, int healthy, int unhealthy, String message) {
        String tooLong = "a".repeat(1024);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HealthCheck(
                        true,
                        Protocol.HTTP,
                        null,
                        path.replace("LONG", tooLong),
                        Duration.ofSeconds(interval),
                        Duration.ofSeconds(timeout),
                        healthy,
                        unhealthy,
                        StatusMatcher.parse("200")))
                .withMessage(message.replace("LONG", tooLong));
    }

    private static TargetGroup group(TargetType type) {
        return new TargetGroup(
                ARN,
                "g",
                type,
                Protocol.HTTP,
                80,
                HealthCheck.LAMBDA_DEFAULT,
                TargetGroupAttributes.DEFAULT,
                List.of(),
                Map.of());
    }
}
