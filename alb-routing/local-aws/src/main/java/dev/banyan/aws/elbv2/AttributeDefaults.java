package dev.banyan.aws.elbv2;

import dev.banyan.model.HealthThreshold;
import dev.banyan.model.Listener;
import dev.banyan.model.ListenerAttributes;
import dev.banyan.model.LoadBalancer;
import dev.banyan.model.Protocol;
import dev.banyan.model.TargetGroup;
import dev.banyan.model.TargetType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All attributes of a resource with their values, those that were never set with their defaults. */
final class AttributeDefaults {

    private static final String THRESHOLD = "minimum_healthy_targets.";

    private AttributeDefaults() {}

    static Map<String, String> of(LoadBalancer loadBalancer, LoadBalancerFacts facts) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String log : List.of("access_logs", "connection_logs", "health_check_logs")) {
            all.put(log + ".s3.enabled", "false");
            all.put(log + ".s3.bucket", "");
            all.put(log + ".s3.prefix", "");
        }
        all.put("deletion_protection.enabled", "false");
        all.put("idle_timeout.timeout_seconds", "60");
        all.put("client_keep_alive.seconds", "3600");
        all.put("ipv6.deny_all_igw_traffic", Boolean.toString(facts.scheme().equals("internal")));
        all.put("load_balancing.cross_zone.enabled", "true");
        all.put("routing.http.desync_mitigation_mode", "defensive");
        all.put("routing.http.drop_invalid_header_fields.enabled", "false");
        all.put("routing.http.preserve_host_header.enabled", "false");
        all.put("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", "false");
        all.put("routing.http.xff_client_port.enabled", "false");
        all.put("routing.http.xff_header_processing.mode", "append");
        all.put("routing.http2.enabled", "true");
        all.put("waf.fail_open.enabled", "false");
        all.put("zonal_shift.config.enabled", "false");
        all.putAll(loadBalancer.attributes().values());
        return all;
    }

    static Map<String, String> of(TargetGroup group) {
        Map<String, String> all = new LinkedHashMap<>();
        if (group.type() == TargetType.LAMBDA) {
            all.put("lambda.multi_value_headers.enabled", "false");
        } else {
            putForAddresses(all, group);
        }
        all.putAll(group.attributes().values());
        return all;
    }

    private static void putForAddresses(Map<String, String> all, TargetGroup group) {
        all.put("deregistration_delay.timeout_seconds", "300");
        all.put("load_balancing.algorithm.type", "round_robin");
        all.put("load_balancing.algorithm.anomaly_mitigation", "off");
        all.put("load_balancing.cross_zone.enabled", "use_load_balancer_configuration");
        all.put("slow_start.duration_seconds", "0");
        all.put("stickiness.enabled", "false");
        all.put("stickiness.type", "lb_cookie");
        all.put("stickiness.lb_cookie.duration_seconds", "86400");
        all.put("stickiness.app_cookie.cookie_name", "");
        all.put("stickiness.app_cookie.duration_seconds", "86400");
        put(
                all,
                "target_group_health.dns_failover." + THRESHOLD,
                group.attributes().dnsFailover());
        put(
                all,
                "target_group_health.unhealthy_state_routing." + THRESHOLD,
                group.attributes().unhealthyStateRouting());
    }

    private static void put(Map<String, String> all, String prefix, HealthThreshold threshold) {
        all.put(prefix + "count", orOff(threshold.count()));
        all.put(prefix + "percentage", orOff(threshold.percentage()));
    }

    private static String orOff(int number) {
        return number == 0 ? "off" : Integer.toString(number);
    }

    /** The names of request headers are told for HTTPS alone; which keys AWS tells for HTTP is not documented. */
    static Map<String, String> of(Listener listener) {
        Map<String, String> all = ListenerAttributes.defaults();
        if (listener.protocol() == Protocol.HTTP) {
            all.keySet().removeIf(key -> key.startsWith("routing.http.request."));
        }
        all.putAll(listener.attributes().values());
        return all;
    }
}
