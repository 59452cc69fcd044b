package dev.banyan.model;

import static dev.banyan.model.Refusals.assertInvalid;
import static dev.banyan.model.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.banyan.model.LoadBalancerAttributes.ForwardedForMode;
import dev.banyan.model.LoadBalancerAttributes.LogDelivery;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadBalancerAttributesTest {

    private static final LogDelivery NONE = new LogDelivery(false, "", "");

    @ParameterizedTest(name = "{0}={1}")
    @MethodSource
    void attribute_unsetAndSet(
            String key, String value, Function<LoadBalancerAttributes, Object> read, Object unset, Object set) {
        assertThat(read.apply(LoadBalancerAttributes.DEFAULT)).isEqualTo(unset);
        assertThat(read.apply(new LoadBalancerAttributes(Map.of(key, value)))).isEqualTo(set);
    }

    static Stream<Arguments> attribute_unsetAndSet() {
        return Stream.of(
                row(
                        "idle_timeout.timeout_seconds",
                        "4000",
                        LoadBalancerAttributes::idleTimeout,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(4000)),
                row(
                        "idle_timeout.timeout_seconds",
                        "1",
                        LoadBalancerAttributes::idleTimeout,
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(1)),
                row(
                        "client_keep_alive.seconds",
                        "60",
                        LoadBalancerAttributes::clientKeepAlive,
                        Duration.ofSeconds(3600),
                        Duration.ofSeconds(60)),
                row(
                        "client_keep_alive.seconds",
                        "604800",
                        LoadBalancerAttributes::clientKeepAlive,
                        Duration.ofSeconds(3600),
                        Duration.ofDays(7)),
                row(
                        "routing.http.preserve_host_header.enabled",
                        "true",
                        LoadBalancerAttributes::preserveHostHeader,
                        false,
                        true),
                row(
                        "routing.http.drop_invalid_header_fields.enabled",
                        "true",
                        LoadBalancerAttributes::dropInvalidHeaderFields,
                        false,
                        true),
                row(
                        "routing.http.xff_client_port.enabled",
                        "true",
                        LoadBalancerAttributes::forwardedForClientPort,
                        false,
                        true),
                row(
                        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
                        "true",
                        LoadBalancerAttributes::tlsVersionAndCipherSuite,
                        false,
                        true),
                row("routing.http2.enabled", "false", LoadBalancerAttributes::http2, true, false),
                row("deletion_protection.enabled", "true", LoadBalancerAttributes::deletionProtection, false, true),
                row(
                        "routing.http.xff_header_processing.mode",
                        "remove",
                        LoadBalancerAttributes::forwardedForMode,
                        ForwardedForMode.APPEND,
                        ForwardedForMode.REMOVE),
                row(
                        "routing.http.desync_mitigation_mode",
                        "strictest",
                        LoadBalancerAttributes::desyncMitigationMode,
                        "defensive",
                        "strictest"),
                row(
                        "access_logs.s3.bucket",
                        "b",
                        LoadBalancerAttributes::accessLogs,
                        NONE,
                        new LogDelivery(false, "b", "")),
                row(
                        "connection_logs.s3.prefix",
                        "p/q",
                        LoadBalancerAttributes::connectionLogs,
                        NONE,
                        new LogDelivery(false, "", "p/q")),
                row("health_check_logs.s3.enabled", "false", LoadBalancerAttributes::healthCheckLogs, NONE, NONE));
    }

    private static Arguments row(
            String key, String value, Function<LoadBalancerAttributes, Object> read, Object unset, Object set) {
        return Arguments.of(key, value, read, unset, set);
    }

    @Test
    void log_enabledWithBucket_goesThere() {
        LoadBalancerAttributes attributes = new LoadBalancerAttributes(
                Map.of("access_logs.s3.enabled", "true", "access_logs.s3.bucket", "b", "access_logs.s3.prefix", "p"));

        assertThat(attributes.accessLogs()).isEqualTo(new LogDelivery(true, "b", "p"));
        assertThat(attributes.connectionLogs()).isEqualTo(NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle_timeout.timeout_seconds",
                "client_keep_alive.seconds",
                "routing.http.xff_header_processing.mode",
                "routing.http.desync_mitigation_mode",
                "access_logs.s3.bucket",
                "access_logs.s3.prefix",
                "connection_logs.s3.bucket",
                "connection_logs.s3.prefix",
                "health_check_logs.s3.bucket",
                "health_check_logs.s3.prefix"
            })
    void textOrNumber_empty_isTheDefault(String key) {
        assertThat(new LoadBalancerAttributes(Map.of(key, ""))).isEqualTo(LoadBalancerAttributes.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "access_logs.s3.enabled",
                "connection_logs.s3.enabled",
                "health_check_logs.s3.enabled",
                "deletion_protection.enabled",
                "ipv6.deny_all_igw_traffic",
                "load_balancing.cross_zone.enabled",
                "routing.http.drop_invalid_header_fields.enabled",
                "routing.http.preserve_host_header.enabled",
                "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
                "routing.http.xff_client_port.enabled",
                "routing.http2.enabled",
                "waf.fail_open.enabled",
                "zonal_shift.config.enabled"
            })
    void flag_neitherTrueNorFalse_isRefused(String key) {
        for (String wrong : new String[] {"", "yes", "TRUE"}) {
            assertInvalid(
                    () -> new LoadBalancerAttributes(Map.of(key, wrong)),
                    "The value of '" + key + "' must be 'true' or 'false', but was '" + wrong + "'");
        }
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            idle_timeout.timeout_seconds | 0 | ValidationError | 'idle_timeout.timeout_seconds' value '0' must be between '1-4000' inclusive
            idle_timeout.timeout_seconds | 4001 | ValidationError | 'idle_timeout.timeout_seconds' value '4001' must be between '1-4000' inclusive
            client_keep_alive.seconds | 59 | ValidationError | 'client_keep_alive.seconds' value '59' must be between '60-604800' inclusive
            client_keep_alive.seconds | 604801 | ValidationError | 'client_keep_alive.seconds' value '604801' must be between '60-604800' inclusive
            client_keep_alive.seconds | long | ValidationError | 'client_keep_alive.seconds' value 'long' must be between '60-604800' inclusive
            routing.http.xff_header_processing.mode | drop | ValidationError | routing.http.xff_header_processing.mode: drop (expected: one of [append, preserve, remove])
            routing.http.desync_mitigation_mode | off | ValidationError | routing.http.desync_mitigation_mode: off (expected: one of [monitor, defensive, strictest])
            load_balancing.cross_zone.enabled | false | ValidationError | load_balancing.cross_zone.enabled: false (expected: one of [true])
            access_logs.s3.enabled | true | InvalidConfigurationRequest | access_logs.s3.bucket: missing (expected: a bucket's name where access_logs.s3.enabled is true)
            connection_logs.s3.prefix | a/AWSLogs | InvalidConfigurationRequest | connection_logs.s3.prefix: a/AWSLogs (expected: a prefix without AWSLogs)
            health_check_logs.s3.bucket | LONG | ValidationError | health_check_logs.s3.bucket: 1025 characters (expected: up to 1024)
            access_logs.s3.prefix | LONG | ValidationError | access_logs.s3.prefix: 1025 characters (expected: up to 1024)
            access_logs.s3 | x | InvalidConfigurationRequest | Key access_logs.s3 not valid
            stickiness.enabled | true | InvalidConfigurationRequest | Key stickiness.enabled not valid
            """)
    void attribute_outsideItsRule_isRefused(String key, String value, String code, String message) {
        assertRefused(
                () -> new LoadBalancerAttributes(Map.of(key, value.replace("LONG", "b".repeat(1025)))), code, message);
    }
}
