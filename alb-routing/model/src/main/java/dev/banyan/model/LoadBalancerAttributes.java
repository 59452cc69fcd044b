package dev.banyan.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The attributes of a load balancer by their ELBv2 keys. A key that was not set has ELBv2's default.
 *
 * @param values what was set
 */
public record LoadBalancerAttributes(Map<String, String> values) {

    /** No attribute set: all have their defaults. */
    public static final LoadBalancerAttributes DEFAULT = new LoadBalancerAttributes(Map.of());

    /** What becomes of an X-Forwarded-For header. */
    public enum ForwardedForMode {
        APPEND,
        PRESERVE,
        REMOVE
    }

    /** @throws IllegalArgumentException if a value is outside its range */
    public LoadBalancerAttributes {
        values = Map.copyOf(values);
        AttributeChecks.checkNumber(values, "idle_timeout.timeout_seconds", 1, 4000);
        AttributeChecks.checkNumber(values, "client_keep_alive.seconds", 60, 604_800);
        AttributeChecks.checkFlags(
                values,
                "routing.http.preserve_host_header.enabled",
                "routing.http.drop_invalid_header_fields.enabled",
                "routing.http.xff_client_port.enabled",
                "routing.http.x_amzn_tls_version_and_cipher_suite.enabled");
        AttributeChecks.checkChoice(
                values, "routing.http.desync_mitigation_mode", List.of("monitor", "defensive", "strictest"));
        AttributeChecks.checkChoice(
                values, "routing.http.xff_header_processing.mode", List.of("append", "preserve", "remove"));
    }

    /** Returns how long a client or a target may be silent. */
    public Duration idleTimeout() {
        return Duration.ofSeconds(Long.parseLong(values.getOrDefault("idle_timeout.timeout_seconds", "60")));
    }

    /** Returns how long a client connection may live. */
    public Duration clientKeepAlive() {
        return Duration.ofSeconds(Long.parseLong(values.getOrDefault("client_keep_alive.seconds", "3600")));
    }

    /** Returns whether the Host header goes on as it came. */
    public boolean preserveHostHeader() {
        return flag("routing.http.preserve_host_header.enabled");
    }

    /** Returns whether headers whose names are not letters, digits and hyphens are dropped. */
    public boolean dropInvalidHeaderFields() {
        return flag("routing.http.drop_invalid_header_fields.enabled");
    }

    /** Returns whether X-Forwarded-For names the client's port. */
    public boolean forwardedForClientPort() {
        return flag("routing.http.xff_client_port.enabled");
    }

    /** Returns what becomes of X-Forwarded-For. */
    public ForwardedForMode forwardedForMode() {
        return ForwardedForMode.valueOf(values.getOrDefault("routing.http.xff_header_processing.mode", "append")
                .toUpperCase(Locale.ROOT));
    }

    /** Returns whether targets get to know how the client's connection is encrypted. */
    public boolean tlsVersionAndCipherSuite() {
        return flag("routing.http.x_amzn_tls_version_and_cipher_suite.enabled");
    }

    /** Returns how strict the load balancer is about requests that servers might read differently. */
    public String desyncMitigationMode() {
        return values.getOrDefault("routing.http.desync_mitigation_mode", "defensive");
    }

    private boolean flag(String key) {
        return Boolean.parseBoolean(values.getOrDefault(key, "false"));
    }
}
