package dev.banyan.template;

import dev.banyan.model.TargetType;
import dev.banyan.template.evaluation.EvaluationException;
import java.util.Map;
import java.util.Set;

/**
 * The attribute keys of a kind of resource.
 *
 * @param supported keys that a local run honours
 * @param meaningless keys that change nothing on one machine
 * @param plain keys that a local run honours only where they have the value here, which is the default
 * @param refusal what AWS says of any other key, with {@code %s} in its place
 */
record Attributes(Set<String> supported, Set<String> meaningless, Map<String, String> plain, String refusal) {

    private static final Attributes LAMBDA_GROUP = new Attributes(
            Set.of("lambda.multi_value_headers.enabled"),
            Set.of(),
            Map.of(),
            "A target group with target type 'lambda' does not support the attribute %s");

    private static final Attributes IP_GROUP = new Attributes(
            Set.of(
                    "deregistration_delay.timeout_seconds",
                    "load_balancing.algorithm.type",
                    "load_balancing.algorithm.anomaly_mitigation",
                    "slow_start.duration_seconds",
                    "stickiness.enabled",
                    "stickiness.type",
                    "stickiness.lb_cookie.duration_seconds",
                    "stickiness.app_cookie.cookie_name",
                    "stickiness.app_cookie.duration_seconds",
                    "target_group_health.dns_failover.minimum_healthy_targets.count",
                    "target_group_health.dns_failover.minimum_healthy_targets.percentage",
                    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.count",
                    "target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage"),
            Set.of("load_balancing.cross_zone.enabled"),
            Map.of(),
            "Key %s not valid");

    static final Attributes LOAD_BALANCER = new Attributes(
            Set.of(
                    "idle_timeout.timeout_seconds",
                    "client_keep_alive.seconds",
                    "routing.http.preserve_host_header.enabled",
                    "routing.http.drop_invalid_header_fields.enabled",
                    "routing.http.xff_client_port.enabled",
                    "routing.http.xff_header_processing.mode",
                    "routing.http.desync_mitigation_mode",
                    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled"),
            Set.of(
                    "access_logs.s3.bucket",
                    "access_logs.s3.prefix",
                    "connection_logs.s3.bucket",
                    "connection_logs.s3.prefix",
                    "health_check_logs.s3.bucket",
                    "health_check_logs.s3.prefix",
                    "deletion_protection.enabled",
                    "ipv6.deny_all_igw_traffic",
                    "load_balancing.cross_zone.enabled",
                    "waf.fail_open.enabled",
                    "zonal_shift.config.enabled"),
            Map.of(
                    "access_logs.s3.enabled", "false",
                    "connection_logs.s3.enabled", "false",
                    "health_check_logs.s3.enabled", "false",
                    "routing.http2.enabled", "false"),
            "Key %s not valid");

    static Attributes ofTargetGroup(TargetType type) {
        return type == TargetType.LAMBDA ? LAMBDA_GROUP : IP_GROUP;
    }

    /** @throws EvaluationException if a key does not exist for this kind of resource */
    void check(TemplateResource resource, String path, Map<String, String> values, Reading reading) {
        values.forEach((key, value) -> {
            String honoured = plain.get(key);
            if (honoured == null && !supported.contains(key) && !meaningless.contains(key)) {
                throw new EvaluationException(path + ": " + String.format(refusal, key), null);
            }
            if (honoured != null && !honoured.equals(value)) {
                reading.unsupported(resource, key, "is " + value + "; a local run behaves as for " + honoured);
            }
        });
    }
}
