package dev.banyan.model;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The attributes of a load balancer by their ELBv2 keys. A key that was not set has ELBv2's default,
 * and so has one that is no boolean and was set to an empty text.
 *
 * @param values what was set
 */
public record LoadBalancerAttributes(Map<String, String> values) {

    private static final String IDLE_TIMEOUT = "idle_timeout.timeout_seconds";
    private static final String CLIENT_KEEP_ALIVE = "client_keep_alive.seconds";
    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";
    private static final String FORWARDED_FOR_MODE = "routing.http.xff_header_processing.mode";
    private static final String DESYNC_MODE = "routing.http.desync_mitigation_mode";
    private static final String[] FLAGS = {
        "access_logs.s3.enabled",
        "connection_logs.s3.enabled",
        "health_check_logs.s3.enabled",
        "deletion_protection.enabled",
        "ipv6.deny_all_igw_traffic",
        CROSS_ZONE,
        "routing.http.drop_invalid_header_fields.enabled",
        "routing.http.preserve_host_header.enabled",
        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
        "routing.http.xff_client_port.enabled",
        "routing.http2.enabled",
        "waf.fail_open.enabled",
        "zonal_shift.config.enabled"
    };
    private static final List<String> LOGS = List.of("access_logs.s3", "connection_logs.s3", "health_check_logs.s3");
    private static final Set<String> KEYS = keys();

    /** No attribute set: all have their defaults. */
    public static final LoadBalancerAttributes DEFAULT = new LoadBalancerAttributes(Map.of());

    /** What becomes of an X-Forwarded-For header. */
    public enum ForwardedForMode {
        APPEND,
        PRESERVE,
        REMOVE
    }

    /**
     * Where a kind of log goes.
     *
     * @param enabled whether it is kept at all
     * @param bucket the bucket's name; empty only where the log is not kept
     * @param prefix what the keys begin with, or empty
     */
    public record LogDelivery(boolean enabled, String bucket, String prefix) {}

    /** @throws InvalidRoutingException if a key does not exist or a value is outside its range */
    public LoadBalancerAttributes {
        AttributeChecks.refuseUnknown(values, KEYS);
        AttributeChecks.checkFlags(values, FLAGS);
        values = AttributeChecks.withoutResets(values);
        AttributeChecks.checkNumber(values, IDLE_TIMEOUT, 1, 4000);
        AttributeChecks.checkNumber(values, CLIENT_KEEP_ALIVE, 60, 604_800);
        AttributeChecks.checkChoice(values, FORWARDED_FOR_MODE, List.of("append", "preserve", "remove"));
        AttributeChecks.checkChoice(values, DESYNC_MODE, List.of("monitor", "defensive", "strictest"));
        AttributeChecks.checkChoice(values, CROSS_ZONE, List.of("true"));
        for (String log : LOGS) {
            AttributeChecks.checkLog(values, log);
        }
    }

    private static Set<String> keys() {
        Set<String> keys = new HashSet<>(List.of(FLAGS));
        keys.addAll(List.of(IDLE_TIMEOUT, CLIENT_KEEP_ALIVE, FORWARDED_FOR_MODE, DESYNC_MODE));
        for (String log : LOGS) {
            keys.addAll(List.of(log + ".bucket", log + ".prefix"));
        }
        return Set.copyOf(keys);
    }

    /** Returns how long a client or a target may be silent. */
    public Duration idleTimeout() {
        return seconds(IDLE_TIMEOUT, "60");
    }

    /** Returns how long a client connection may live. */
    public Duration clientKeepAlive() {
        return seconds(CLIENT_KEEP_ALIVE, "3600");
    }

    /** Returns whether the Host header goes on as it came. */
    public boolean preserveHostHeader() {
        return flag("routing.http.preserve_host_header.enabled", false);
    }

    /** Returns whether headers whose names are not letters, digits and hyphens are dropped. */
    public boolean dropInvalidHeaderFields() {
        return flag("routing.http.drop_invalid_header_fields.enabled", false);
    }

    /** Returns whether X-Forwarded-For names the client's port. */
    public boolean forwardedForClientPort() {
        return flag("routing.http.xff_client_port.enabled", false);
    }

    /** Returns whether targets are told the TLS version and cipher suite that the client uses. */
    public boolean tlsVersionAndCipherSuite() {
        return flag("routing.http.x_amzn_tls_version_and_cipher_suite.enabled", false);
    }

    /** Returns whether HTTPS listeners offer HTTP/2. */
    public boolean http2() {
        return flag("routing.http2.enabled", true);
    }

    /** Returns whether the load balancer cannot be deleted. */
    public boolean deletionProtection() {
        return flag("deletion_protection.enabled", false);
    }

    /** Returns what becomes of X-Forwarded-For. */
    public ForwardedForMode forwardedForMode() {
        return ForwardedForMode.valueOf(
                values.getOrDefault(FORWARDED_FOR_MODE, "append").toUpperCase(Locale.ROOT));
    }

    /** Returns how strict the load balancer is about requests that servers might read differently. */
    public String desyncMitigationMode() {
        return values.getOrDefault(DESYNC_MODE, "defensive");
    }

    /** Returns where the log of requests goes. */
    public LogDelivery accessLogs() {
        return log("access_logs.s3");
    }

    /** Returns where the log of client connections goes. */
    public LogDelivery connectionLogs() {
        return log("connection_logs.s3");
    }

    /** Returns where the log of health checks goes. */
    public LogDelivery healthCheckLogs() {
        return log("health_check_logs.s3");
    }

    private LogDelivery log(String name) {
        return new LogDelivery(
                flag(name + ".enabled", false),
                values.getOrDefault(name + ".bucket", ""),
                values.getOrDefault(name + ".prefix", ""));
    }

    private Duration seconds(String key, String fallback) {
        return Duration.ofSeconds(Long.parseLong(values.getOrDefault(key, fallback)));
    }

    private boolean flag(String key, boolean fallback) {
        return Boolean.parseBoolean(values.getOrDefault(key, Boolean.toString(fallback)));
    }
}
