package dev.banyan.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.banyan.model.TargetGroupAttributes.Algorithm;
import dev.banyan.model.TargetGroupAttributes.StickinessType;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetGroupAttributesTest {

    private static final String DNS = "target_group_health.dns_failover.minimum_healthy_targets.";
    private static final String ROUTING = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";

    /** Reads {@code key=value} pairs, divided by spaces. */
    private static TargetGroupAttributes attributes(String pairs) {
        Map<String, String> values = new HashMap<>();
        for (String pair : pairs.isBlank() ? new String[0] : pairs.strip().split(" ", -1)) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0].replace("DNS.", DNS).replace("ROUTING.", ROUTING), parts[1]);
        }
        return new TargetGroupAttributes(values);
    }

    private static TargetGroup group(TargetType type, TargetGroupAttributes attributes) {
        return new TargetGroup(
                new Arn("arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/g/0a1b2c3d4e5f6071"),
                "g",
                type,
                Protocol.HTTP,
                80,
                HealthCheck.IP_DEFAULT,
                attributes,
                List.of(),
                Map.of());
    }

    @Test
    void unset_allHaveDefaults() {
        TargetGroupAttributes attributes = TargetGroupAttributes.DEFAULT;

        assertThat(attributes.deregistrationDelay()).isEqualTo(Duration.ofMinutes(5));
        assertThat(attributes.algorithm()).isEqualTo(Algorithm.ROUND_ROBIN);
        assertThat(attributes.anomalyMitigation()).isFalse();
        assertThat(attributes.slowStart()).isZero();
        assertThat(attributes.stickiness()).isFalse();
        assertThat(attributes.stickinessType()).isEqualTo(StickinessType.LB_COOKIE);
        assertThat(attributes.loadBalancerCookieDuration()).isEqualTo(Duration.ofDays(1));
        assertThat(attributes.applicationCookieName()).isNull();
        assertThat(attributes.applicationCookieDuration()).isEqualTo(Duration.ofDays(1));
        assertThat(attributes.dnsFailover()).isEqualTo(new HealthThreshold(1, 0));
        assertThat(attributes.unhealthyStateRouting()).isEqualTo(new HealthThreshold(1, 0));
        assertThat(attributes.multiValueHeaders()).isFalse();
    }

    @Test
    void set_allAreRead() {
        TargetGroupAttributes attributes = attributes("deregistration_delay.timeout_seconds=0"
                + " load_balancing.algorithm.type=weighted_random load_balancing.algorithm.anomaly_mitigation=on"
                + " load_balancing.cross_zone.enabled=true stickiness.enabled=true stickiness.type=app_cookie"
                + " stickiness.lb_cookie.duration_seconds=1 stickiness.app_cookie.cookie_name=JSESSIONID"
                + " stickiness.app_cookie.duration_seconds=604800 DNS.count=3 DNS.percentage=50 ROUTING.count=2"
                + " ROUTING.percentage=10");

        assertThat(attributes.deregistrationDelay()).isZero();
        assertThat(attributes.algorithm()).isEqualTo(Algorithm.WEIGHTED_RANDOM);
        assertThat(attributes.anomalyMitigation()).isTrue();
        assertThat(attributes.stickiness()).isTrue();
        assertThat(attributes.stickinessType()).isEqualTo(StickinessType.APP_COOKIE);
        assertThat(attributes.loadBalancerCookieDuration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(attributes.applicationCookieName()).isEqualTo("JSESSIONID");
        assertThat(attributes.applicationCookieDuration()).isEqualTo(Duration.ofDays(7));
        assertThat(attributes.dnsFailover()).isEqualTo(new HealthThreshold(3, 50));
        assertThat(attributes.unhealthyStateRouting()).isEqualTo(new HealthThreshold(2, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "slow_start.duration_seconds=30",
                "slow_start.duration_seconds=900 load_balancing.algorithm.type=round_robin",
                "slow_start.duration_seconds=0 load_balancing.algorithm.type=least_outstanding_requests",
                "load_balancing.algorithm.anomaly_mitigation=off",
                "load_balancing.algorithm.type=weighted_random",
                "stickiness.type=app_cookie",
                "stickiness.enabled=true load_balancing.cross_zone.enabled=use_load_balancer_configuration",
                "DNS.count=off ROUTING.count=4",
                "DNS.count=4 ROUTING.count=4",
                "DNS.percentage=off ROUTING.percentage=100",
                "DNS.percentage=1 ROUTING.percentage=off",
                "ROUTING.count=2",
            })
    void allowed_isKept(String pairs) {
        assertThat(group(TargetType.IP, attributes(pairs)).attributes()).isEqualTo(attributes(pairs));
    }

    @Test
    void dnsFailover_unset_isNotBelowRouting() {
        assertThat(attributes("ROUTING.count=3").dnsFailover().count()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "deregistration_delay.timeout_seconds=3601 | 'deregistration_delay.timeout_seconds' value '3601' must be"
                        + " between '0-3600' inclusive",
                "deregistration_delay.timeout_seconds=-1 | 'deregistration_delay.timeout_seconds' value '-1' must be"
                        + " between '0-3600' inclusive",
                "deregistration_delay.timeout_seconds= | A target group attribute value must be specified",
                "stickiness.enabled= | A target group attribute value must be specified",
                "stickiness.enabled=yes | The value of 'stickiness.enabled' must be 'true' or 'false', but was 'yes'",
                "stickiness.kind=x | Key stickiness.kind not valid",
                "slow_start.duration_seconds=29 | 'slow_start.duration_seconds' value '29' must be between '30-900'"
                        + " inclusive",
                "slow_start.duration_seconds=901 | 'slow_start.duration_seconds' value '901' must be between '30-900'"
                        + " inclusive",
                "stickiness.lb_cookie.duration_seconds=0 | 'stickiness.lb_cookie.duration_seconds' value '0' must be"
                        + " between '1-604800' inclusive",
                "stickiness.app_cookie.duration_seconds=604801 | 'stickiness.app_cookie.duration_seconds' value"
                        + " '604801' must be between '1-604800' inclusive",
                "DNS.count=0 | 'target_group_health.dns_failover.minimum_healthy_targets.count' value '0' must be"
                        + " between '1-1000' inclusive",
                "DNS.percentage=101 | 'target_group_health.dns_failover.minimum_healthy_targets.percentage' value '101'"
                        + " must be between '1-100' inclusive",
                "ROUTING.count=off | 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count' value"
                        + " 'off' must be between '1-1000' inclusive",
                "ROUTING.percentage=0 | 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage'"
                        + " value '0' must be between '1-100' inclusive",
                "DNS.count=1 ROUTING.count=2 | 'target_group_health.dns_failover.minimum_healthy_targets.count' value"
                        + " '1' must be greater than or equal to"
                        + " 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count' value '2'",
                "DNS.percentage=9 ROUTING.percentage=10 |"
                        + " 'target_group_health.dns_failover.minimum_healthy_targets.percentage' value '9' must be"
                        + " greater than or equal to"
                        + " 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage' value '10'",
                "slow_start.duration_seconds=30 load_balancing.algorithm.type=weighted_random | You cannot enable both"
                        + " slow start and weighted random algorithm on a target group",
                "slow_start.duration_seconds=30 load_balancing.algorithm.type=least_outstanding_requests | You cannot"
                        + " enable both slow start and least outstanding requests algorithm on a target group",
                "load_balancing.algorithm.anomaly_mitigation=on | You cannot enable anomaly mitigation with round robin"
                        + " algorithm on a target group",
                "stickiness.app_cookie.cookie_name=AWSALBTGX | The value of 'stickiness.app_cookie.cookie_name' must be"
                        + " the name of a cookie that does not start with 'AWSALB', but was 'AWSALBTGX'",
                "stickiness.app_cookie.cookie_name=a;b | The value of 'stickiness.app_cookie.cookie_name' must be the"
                        + " name of a cookie that does not start with 'AWSALB', but was 'a;b'",
                "stickiness.enabled=true stickiness.type=app_cookie | 'stickiness.app_cookie.cookie_name' must be"
                        + " specified when 'stickiness.type' is 'app_cookie'",
                "stickiness.enabled=true load_balancing.cross_zone.enabled=false | You cannot enable stickiness when"
                        + " 'load_balancing.cross_zone.enabled' is 'false'",
            })
    void refused_saysWhy(String pairs, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> attributes(pairs)).withMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "stickiness.kind=x, INVALID_CONFIGURATION_REQUEST",
        "stickiness.enabled=, VALIDATION_ERROR",
        "slow_start.duration_seconds=1, VALIDATION_ERROR",
        "load_balancing.algorithm.anomaly_mitigation=on, INVALID_CONFIGURATION_REQUEST",
        "lambda.multi_value_headers.enabled=true, INVALID_CONFIGURATION_REQUEST",
    })
    void refused_hasTheCodeOfTheApi(String pair, ErrorCode code) {
        assertThatExceptionOfType(InvalidRoutingException.class)
                .isThrownBy(() -> group(TargetType.IP, attributes(pair)))
                .returns(code, InvalidRoutingException::code);
    }

    @ParameterizedTest
    @CsvSource({
        "load_balancing.algorithm.type=random",
        "load_balancing.algorithm.anomaly_mitigation=true",
        "load_balancing.cross_zone.enabled=on",
        "stickiness.type=source_ip",
    })
    void otherThanOneOfTheChoices_isRefused(String pair) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attributes(pair))
                .withMessageContaining(pair.substring(0, pair.indexOf('=')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LAMBDA | deregistration_delay.timeout_seconds=300 | deregistration_delay.timeout_seconds",
                "LAMBDA | stickiness.enabled=false | stickiness.enabled",
                "LAMBDA | slow_start.duration_seconds=0 | slow_start.duration_seconds",
                "LAMBDA | load_balancing.algorithm.type=round_robin | load_balancing.algorithm.type",
                "IP | lambda.multi_value_headers.enabled=true | lambda.multi_value_headers.enabled",
            })
    void keyOfAnotherType_isRefused(TargetType type, String pair, String key) {
        TargetGroupAttributes attributes = attributes(pair);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> group(type, attributes))
                .withMessage("A target group with target type '" + type.apiName() + "' does not support the attribute "
                        + key);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 1, 4, true",
        "1, 0, 0, 4, false",
        "0, 0, 0, 4, true",
        "0, 50, 2, 4, true",
        "0, 50, 1, 3, false",
        "3, 50, 2, 4, false",
        "1, 50, 1, 4, false",
        "2, 50, 2, 4, true",
        "1, 0, 0, 0, false",
    })
    void threshold_eitherNumberMissed_isMissed(int count, int percentage, int healthy, int all, boolean met) {
        assertThat(new HealthThreshold(count, percentage).isMet(healthy, all)).isEqualTo(met);
    }
}
